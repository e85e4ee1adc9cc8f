import { valueOf } from "./declarations";
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

describe("on a legacy tenant", () => {
  it("declares the app, the Action, the flow and the factor, and nothing else", async () => {
    const { resources } = await declareFor({}, false);
    const declared = resources.map(({ type, name }) => `${type} ${name}`);
    expect(declared.sort()).toEqual([
      `${DEPLOYMENT} mfa-legacy-deployment`,
      "auth0-plivo:index:LegacyDelivery mfa-legacy",
      "auth0-plivo:index:PlivoAction mfa-legacy",
      "auth0-plivo:index:SampleApp spa",
      "auth0-plivo:index:SmsFactor mfa",
      "auth0-plivo:index:SmsMfa mfa",
      `${BASELINE} mfa-baseline`,
      `${ACTION} mfa-legacy`,
      "auth0:index/client:Client spa",
      "auth0:index/connectionClient:ConnectionClient spa-users",
      `${GUARDIAN} mfa`,
      `${BINDING} mfa-legacy-binding`,
      `${PLUGIN} mfa-plugin`,
    ]);
  });

  it("gives the Action its code for the send-phone-message trigger, and leaves secrets and deployment to one writer", async () => {
    const { one } = await declareFor({}, false);
    expect(one(ACTION).inputs).toMatchObject({
      name: "Plivo SMS",
      code: "code",
      runtime: "node22",
      deploy: false,
      supportedTriggers: { id: "send-phone-message", version: "v2" },
    });
    expect(one(ACTION).inputs["secrets"]).toBeUndefined();
  });

  it("runs the Action on the Node.js of the configuration", async () => {
    const { one } = await declareFor({ actionRuntime: "node24" }, false);
    expect(one(ACTION).inputs).toMatchObject({ runtime: "node24" });
  });

  it("binds the Action alone to the flow", async () => {
    const { one } = await declareFor({}, false);
    expect(one(BINDING).inputs).toEqual({
      trigger: "send-phone-message",
      actions: [{ id: "mfa-legacy-id", displayName: "Plivo SMS" }],
    });
  });

  it("sets the provider, SMS and Auth0's texts with the factor", async () => {
    const { one } = await declareFor({}, false);
    expect(one(GUARDIAN).inputs).toEqual({
      policy: "all-applications",
      otp: true,
      phone: {
        enabled: true,
        messageTypes: ["sms"],
        provider: "phone-message-hook",
        options: {
          enrollmentMessage:
            "{{code}} is your verification code for {{tenant.friendly_name}}. Please enter this code to verify your enrollment.",
          verificationMessage: "{{code}} is your verification code for {{tenant.friendly_name}}",
        },
      },
    });
  });

  it("sets the stack's own texts with the factor, and Auth0's for the other", async () => {
    const { one } = await declareFor({ enrollmentMessage: "enroll {{code}}" }, false);
    expect(one(GUARDIAN).inputs["phone"]).toMatchObject({
      options: {
        enrollmentMessage: "enroll {{code}}",
        verificationMessage: "{{code}} is your verification code for {{tenant.friendly_name}}",
      },
    });
  });

  it("turns the factor on after the Action is in the flow", async () => {
    const { one, waitsFor } = await declareFor({}, false);
    const before = waitsFor(one(GUARDIAN));
    expect(before).toContain(one(BINDING).urn);
    expect(before).toContain(one(ACTION).urn);
  });

  it("binds the Action once its code is deployed", async () => {
    const { one, waitsFor } = await declareFor({}, false);
    expect(one(DEPLOYMENT).inputs).toMatchObject({
      actionId: "mfa-legacy-id",
      codeSha256: "sha256-of-code",
    });
    expect(waitsFor(one(BINDING))).toContain(one(DEPLOYMENT).urn);
    expect(waitsFor(one(DEPLOYMENT))).toContain(one(ACTION).urn);
  });

  it("keeps the Action in place while another replaces it", async () => {
    const { one } = await declareFor({}, false);
    expect(one(ACTION).deleteBeforeReplace).toBe(false);
    expect(one(BINDING).deleteBeforeReplace).toBe(true);
  });
});

describe("on a unified tenant", () => {
  it("declares the app, the Action, the provider and the factor, and nothing else", async () => {
    const { resources } = await declareFor({}, true);
    const declared = resources.map(({ type, name }) => `${type} ${name}`);
    expect(declared.sort()).toEqual([
      `${DEPLOYMENT} mfa-unified-deployment`,
      "auth0-plivo:index:PlivoAction mfa-unified",
      "auth0-plivo:index:SampleApp spa",
      "auth0-plivo:index:SmsFactor mfa",
      "auth0-plivo:index:SmsMfa mfa",
      `${BASELINE} mfa-baseline`,
      "auth0-plivo:index:UnifiedDelivery mfa-unified",
      `${ACTION} mfa-unified`,
      "auth0:index/client:Client spa",
      "auth0:index/connectionClient:ConnectionClient spa-users",
      `${GUARDIAN} mfa`,
      `${PROVIDER} mfa-unified-provider`,
      `${PLUGIN} mfa-plugin`,
    ]);
  });

  it("deploys the Action for the custom-phone-provider trigger, which takes one at a time", async () => {
    const { one } = await declareFor({}, true);
    expect(one(ACTION).inputs).toMatchObject({
      name: "Plivo SMS (unified)",
      supportedTriggers: { id: "custom-phone-provider", version: "v1" },
    });
    expect(one(ACTION).deleteBeforeReplace).toBe(true);
  });

  it("makes the Action the tenant's phone provider for texts", async () => {
    const { one, waitsFor } = await declareFor({}, true);
    expect(one(PROVIDER).inputs).toEqual({
      name: "custom",
      disabled: false,
      configuration: { deliveryMethods: ["text"] },
      credentials: {},
    });
    expect(waitsFor(one(PROVIDER))).toContain(one(DEPLOYMENT).urn);
  });

  it("turns the factor on without provider and texts, after the provider and the templates", async () => {
    const texts = {
      enrollmentMessage: "{{code}} enrolls",
      verificationMessage: "{{ code }} logs in",
    };
    const { all, one, waitsFor } = await declareFor(texts, true);
    expect(one(GUARDIAN).inputs).toEqual({
      policy: "all-applications",
      otp: true,
      phone: { enabled: true, messageTypes: ["sms"] },
    });
    const before = waitsFor(one(GUARDIAN));
    expect(before).toContain(one(PROVIDER).urn);
    expect(all(TEMPLATE).map(({ urn }) => before.has(urn))).toEqual([true, true]);
  });

  it("declares a template for each text that is set", async () => {
    const { all, one } = await declareFor({ verificationMessage: "{{ code }} logs in" }, true);
    expect(all(TEMPLATE)).toHaveLength(1);
    expect(one(TEMPLATE).inputs).toEqual({
      type: "otp_verify",
      disabled: false,
      content: { syntax: "liquid", body: { text: "{{ code }} logs in" } },
    });
  });
});

describe("on a legacy tenant that prepares for the unified experience", () => {
  const prepared = { prepareUnified: "true", enrollmentMessage: "{{code}}" };

  it("declares both deliveries, and the legacy one delivers", async () => {
    const { all, outputs } = await declareFor(prepared, false);
    expect(
      all(ACTION)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["mfa-legacy", "mfa-unified"]);
    expect(await valueOf(outputs.actionId)).toBe("mfa-legacy-id");
    expect(await valueOf(outputs.phoneExperience)).toBe("legacy");
  });

  it("declares the unified delivery as the tenant has it after its move", async () => {
    const declared = async (flag: boolean) =>
      (await declareFor(prepared, flag)).resources.filter(({ name }) =>
        name.startsWith("mfa-unified"),
      );
    const before = (await declared(false)).map(({ urn, inputs }) => ({ urn, inputs }));
    const after = (await declared(true)).map(({ urn, inputs }) => ({ urn, inputs }));
    expect(before).toHaveLength(6);
    expect(before).toEqual(expect.arrayContaining(after));
  });

  it("turns the factor on after both", async () => {
    const { all, one, waitsFor } = await declareFor(prepared, false);
    const before = waitsFor(one(GUARDIAN));
    expect(all(ACTION).map(({ urn }) => before.has(urn))).toEqual([true, true]);
  });
});

describe("the phone experience", () => {
  it("is unified if the tenant does not show its flag", async () => {
    const { outputs } = await declareFor({});
    expect(await valueOf(outputs.phoneExperience)).toBe("unified");
  });

  it.each([
    ["legacy", false],
    ["unified", true],
  ])("may be pinned to %s on such a tenant", async (phoneExperience, flag) => {
    const { outputs } = await declareFor({ phoneExperience }, flag);
    expect(await valueOf(outputs.phoneExperience)).toBe(phoneExperience);
  });
});

describe("the outputs", () => {
  it("hold what the app, the checks and the tools need", async () => {
    const { outputs } = await declareFor({}, false);
    expect(await valueOf({ ...outputs })).toEqual({
      authConfig: { domain: "tenant.test", clientId: "client-1" },
      phoneExperience: "legacy",
      actionId: "mfa-legacy-id",
      actionSha256: "sha256-of-code",
    });
  });
});
