import * as auth0 from "@pulumi/auth0";
import * as pulumi from "@pulumi/pulumi";
import { SmsMfa, type SmsMfaArgs } from "../../components";
import { declare, revealSecret, valueOf } from "./declarations";

jest.mock("../../components/action-code", () => ({
  bundleAction: () => ({ code: "code", sha256: "sha256-of-code" }),
}));

const ARGS = {
  plivoAuthId: "MA1234567890ABCDEFGH",
  plivoAuthToken: "plivo-token",
  plivoSender: "+15554443232",
};
const TENANT = {
  "auth0:index/getTenant:getTenant": {
    domain: "tenant.test",
    phoneConsolidatedExperience: true,
  },
};
const PLUGIN = "pulumi:providers:auth0-plivo";

beforeEach(() => {
  pulumi.runtime.setAllConfig({ "auth0:domain": "default.test" });
});

const providerOf = (name: string) =>
  new auth0.Provider(name, {
    domain: `${name}.test`,
    clientId: "client",
    clientSecret: pulumi.secret(`secret of ${name}`),
  });

describe("SmsMfa", () => {
  it("serves two tenants in one program, each through its own providers", async () => {
    const { all, lookedUp } = await declare(async () => {
      for (const name of ["emea", "apac"]) {
        await new SmsMfa(name, ARGS, { provider: providerOf(name) }).accepted();
      }
    }, TENANT);
    const plugins = all(PLUGIN);
    expect(plugins.map(({ inputs }) => inputs["domain"])).toEqual(["emea.test", "apac.test"]);
    expect(plugins.map(({ inputs }) => revealSecret(inputs["clientSecret"]))).toEqual([
      "secret of emea",
      "secret of apac",
    ]);
    for (const type of [
      "auth0:index/action:Action",
      "auth0:index/phoneProvider:PhoneProvider",
      "auth0:index/guardian:Guardian",
    ]) {
      expect(all(type).map(({ provider }) => provider.split("::").at(-1))).toEqual([
        "emea-id",
        "apac-id",
      ]);
    }
    const baselines = all("auth0-plivo:index:TenantBaseline");
    expect(baselines.map(({ provider }) => provider.split("::").at(-1))).toEqual([
      "emea-plugin-id",
      "apac-plugin-id",
    ]);
    expect(lookedUp.map(({ provider }) => provider.split("::").at(-1))).toEqual([
      "emea-id",
      "apac-id",
    ]);
  });

  it("adopts no resource of version 0.1 with an explicit provider", async () => {
    const { resources } = await declare(
      () => new SmsMfa("emea", ARGS, { provider: providerOf("emea") }).accepted(),
      TENANT,
    );
    expect(resources.flatMap(({ aliases }) => aliases)).toEqual([]);
  });

  it.each<[string, auth0.ProviderArgs, Record<string, unknown>]>([
    ["an API token", { domain: "a.test", apiToken: "t" }, { apiToken: "t" }],
    [
      "a private key",
      { domain: "a.test", clientId: "c", clientAssertionPrivateKey: "k" },
      { clientId: "c", clientAssertionPrivateKey: "k" },
    ],
  ])("passes on only %s in a preview if the provider has only that", async (_, args, given) => {
    const program = () =>
      new SmsMfa("emea", ARGS, { provider: new auth0.Provider("emea", args) }).accepted();
    const { one } = await declare(program, TENANT, true);
    const inputs = Object.entries(one(PLUGIN).inputs).map(([name, value]) => [
      name,
      typeof value === "object" ? revealSecret(value) : value,
    ]);
    expect(Object.fromEntries(inputs)).toEqual({ domain: "a.test", ...given });
  });

  it("passes on a provider's setting that a preview doesn't know yet", async () => {
    const program = async () => {
      const { description: domain } = new auth0.Client("other", { name: "other" });
      const provider = new auth0.Provider("emea", { domain, apiToken: "t" });
      await new SmsMfa("emea", ARGS, { provider }).accepted();
    };
    const { one } = await declare(program, TENANT, true);
    expect(Object.keys(one(PLUGIN).inputs).sort()).toEqual(["apiToken", "domain"]);
  });

  it("uses the stack's configuration if no provider is given", async () => {
    const { one } = await declare(() => new SmsMfa("mfa", ARGS).accepted(), TENANT);
    expect(one(PLUGIN).inputs).toEqual({ domain: "default.test" });
  });

  it("returns the Action's id, its SHA-256 and the phone experience", async () => {
    const { outputs } = await declare(() => {
      const { actionId, actionSha256, phoneExperience } = new SmsMfa("mfa", ARGS);
      return valueOf({ actionId, actionSha256, phoneExperience });
    }, TENANT);
    expect(outputs).toEqual({
      actionId: "mfa-unified-id",
      actionSha256: "sha256-of-code",
      phoneExperience: "unified",
    });
  });

  it("replaces a phone provider of another kind if it is protected", async () => {
    const { one } = await declare(
      () => new SmsMfa("mfa", ARGS, { protect: true }).accepted(),
      TENANT,
    );
    expect(one("auth0-plivo:index:TenantBaseline").inputs["replacePhoneProvider"]).toBe(true);
  });

  it.each<[string, Partial<SmsMfaArgs>, RegExp]>([
    [
      "no sender",
      { plivoSender: undefined },
      /exactly one of plivoSender, plivoPowerpack and plivoSenders/,
    ],
    ["two senders", { plivoPowerpack: "11111111" }, /exactly one of plivoSender/],
    [
      "a sender that no country accepts",
      { plivoSender: undefined, plivoSenders: { US: "Acme" } },
      /plivoSenders: `US` .*sender id/,
    ],
    [
      "senders for what is no country",
      { plivoSender: undefined, plivoSenders: { UK: "Acme" } },
      /plivoSenders: `UK` .*ISO 3166 code/,
    ],
    [
      "senders without one for an allowed country",
      { plivoSender: undefined, plivoSenders: { GB: "Acme" }, allowedCountries: ["GB", "FR"] },
      /plivoSenders: `FR` .*allowedCountries/,
    ],
    ["an old runtime", { actionRuntime: "node18" }, /actionRuntime is `node18`/],
    ["an unknown experience", { phoneExperience: "new" }, /phoneExperience has `new`, and may be/],
    ["an unknown factor", { otherFactors: ["sms"] }, /otherFactors has `sms`, and may be push/],
    ["an unknown country", { allowedCountries: ["UK"] }, /allowedCountries has `UK`/],
  ])("refuses %s, and declares nothing", async (_, more, message) => {
    const program = declare(() => {
      new SmsMfa("mfa", { ...ARGS, ...more });
    }, TENANT);
    await expect(program).rejects.toThrow(message);
    await expect(program).rejects.toBeInstanceOf(pulumi.RunError);
  });
});
