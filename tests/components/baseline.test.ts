import { revealSecret, type Declaration } from "./declarations";
import {
  ACTION,
  BASELINE,
  BINDING,
  DEPLOYMENT,
  GUARDIAN,
  PLUGIN,
  PROVIDER,
  declareFor,
  TEMPLATE,
} from "./declared-program";

jest.mock("../../components/action-code", () => ({
  bundleAction: ({ allowedCountries }: { allowedCountries: boolean }) => ({
    code: allowedCountries ? "code with table" : "code",
    sha256: "sha256-of-code",
  }),
}));
jest.mock("../../components/plugin-is-built");

describe("protection", () => {
  const namesWith = async (
    config: Record<string, string>,
    flag: boolean,
    is: (each: Declaration) => boolean,
  ) =>
    (await declareFor(config, flag)).resources
      .filter(is)
      .map(({ type, name }) => `${type} ${name}`);

  it.each([false, true])("is off without the switch (unified: %s)", async (flag) => {
    const covered = await namesWith({}, flag, (each) => each.protect || each.retainOnDelete);
    expect(covered).toEqual([]);
  });

  it.each([false, true])(
    "covers everything that a login needs, but not the test user (unified: %s)",
    async (flag) => {
      const config = { protect: "true", testUserEmail: "test@example.com" };
      const bare = await namesWith(config, flag, ({ protect }) => !protect);
      expect(bare.map((each) => each.split(" ")[1]).sort()).toEqual([
        "test-user",
        "test-user",
        "test-user-password",
      ]);
    },
  );

  it("keeps on the tenant what someone unprotects: the component's parts, which inherit it", async () => {
    const kept = await namesWith({ protect: "true" }, true, ({ retainOnDelete }) => retainOnDelete);
    expect(kept).toEqual(["auth0-plivo:index:SmsMfa mfa"]);
  });
});

describe("the tenant's baseline", () => {
  it.each([
    [{}, false],
    [{ protect: "true" }, true],
    [{ disposable: "true" }, true],
  ])(
    "comes before all that changes the tenant; with %p a phone provider may be replaced: %p",
    async (config, replacePhoneProvider) => {
      const texts = { enrollmentMessage: "{{code}}" };
      const { one, waitsFor } = await declareFor({ ...texts, ...config }, true);
      expect(one(BASELINE).inputs).toEqual({
        phoneExperience: "unified",
        prepareUnified: false,
        policy: "all-applications",
        replacePhoneProvider,
      });
      for (const type of [ACTION, DEPLOYMENT, PROVIDER, TEMPLATE, GUARDIAN]) {
        expect(waitsFor(one(type))).toContain(one(BASELINE).urn);
      }
    },
  );

  it("comes before the flow of a legacy tenant", async () => {
    const { one, waitsFor } = await declareFor({}, false);
    expect(waitsFor(one(BINDING))).toContain(one(BASELINE).urn);
  });

  it("gets the listed other factors, and the factor turns off the others", async () => {
    const { one } = await declareFor({ otherFactors: '["otp"]' }, true);
    expect(one(BASELINE).inputs["otherFactors"]).toEqual(["otp"]);
    expect(one(GUARDIAN).inputs).toMatchObject({
      otp: true,
      duo: { enabled: false },
      push: { enabled: false },
      webauthnPlatform: { enabled: false },
      webauthnRoaming: { enabled: false },
    });
  });
});

describe("the plugin auth0-plivo", () => {
  it("gets the access of the stack's configuration, credentials as secrets", async () => {
    const { one } = await declareFor({}, true);
    const { clientSecret, ...rest } = one(PLUGIN).inputs;
    expect(rest).toEqual({ domain: "tenant.test", clientId: "client" });
    expect(revealSecret(clientSecret)).toBe("secret");
    for (const type of [BASELINE, DEPLOYMENT]) {
      expect(one(type).provider).toBe(`${one(PLUGIN).urn}::mfa-plugin-id`);
    }
  });
});

describe("a stack of version 0.1", () => {
  it("is found by the names that its parts had, without a component around them", async () => {
    const { resources } = await declareFor({ prepareUnified: "true" }, false);
    const aliases = resources.flatMap(({ name, type, aliases: names }) =>
      names.map((old) => [type.split(":")[2], name, old]),
    );
    expect(aliases.sort()).toEqual([
      ["LegacyDelivery", "mfa-legacy", "plivo-legacy"],
      ["SmsFactor", "mfa", "mfa"],
      ["UnifiedDelivery", "mfa-unified", "plivo-unified"],
    ]);
  });
});
