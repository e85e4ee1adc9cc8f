import * as pulumi from "@pulumi/pulumi";
import { PROJECT_NAME } from "../../components/config/config-keys";
import {
  declare,
  revealSecret,
  valueOf,
  type Declaration,
  type Declarations,
} from "./declarations";
import program from "../../index";

jest.mock("../../components/action-code", () => ({
  bundleAction: ({ allowedCountries }: { allowedCountries: boolean }) => ({
    code: allowedCountries ? "code with table" : "code",
    sha256: "sha256-of-code",
  }),
}));

const ACTION = "auth0:index/action:Action";
const BINDING = "auth0:index/triggerActions:TriggerActions";
const PROVIDER = "auth0:index/phoneProvider:PhoneProvider";
const TEMPLATE = "auth0:index/phoneNotificationTemplate:PhoneNotificationTemplate";
const GUARDIAN = "auth0:index/guardian:Guardian";
const DEPLOYMENT = "pulumi-nodejs:dynamic/auth0-plivo:ActionDeployment";
const CLAIM = "pulumi-nodejs:dynamic/auth0-plivo:PhoneProviderClaim";
const NOTICE = "pulumi-nodejs:dynamic/auth0-plivo:TeardownNotice";
const USER = "auth0:index/user:User";

const ACCOUNT = {
  plivoAuthId: "MA1234567890ABCDEFGH",
  plivoAuthToken: "plivo-token",
  plivoSender: "+15554443232",
};

type Outputs = Awaited<ReturnType<typeof program>>;

async function run(
  config: Record<string, string>,
  phoneConsolidatedExperience?: boolean,
): Promise<Declarations<Outputs>> {
  const values: Record<string, string> = {};
  for (const [key, value] of Object.entries({ ...ACCOUNT, ...config })) {
    values[`${PROJECT_NAME}:${key}`] = value;
  }
  const tenant = {
    "auth0:domain": "tenant.test",
    "auth0:clientId": "client",
    "auth0:clientSecret": "secret",
  };
  pulumi.runtime.setAllConfig({ ...tenant, ...values }, [`${PROJECT_NAME}:plivoAuthToken`]);
  return declare(program, {
    "auth0:index/getTenant:getTenant": { id: "t", phoneConsolidatedExperience },
    "auth0:index/getConnection:getConnection": { id: "con_1", name: "users" },
  });
}

function secretsOf(declarations: Declarations<Outputs>): unknown {
  return revealSecret(declarations.one(ACTION).inputs["secrets"]);
}

describe("on a legacy tenant", () => {
  it("declares the app, the Action, the flow and the factor, and nothing else", async () => {
    const { resources } = await run({}, false);
    const declared = resources.map(({ type, name }) => `${type} ${name}`);
    expect(declared.sort()).toEqual([
      "auth0-plivo:index:LegacyDelivery plivo-legacy",
      "auth0-plivo:index:PlivoAction plivo-legacy",
      "auth0-plivo:index:SampleApp spa",
      "auth0-plivo:index:SmsFactor mfa",
      `${ACTION} plivo-legacy`,
      "auth0:index/client:Client spa",
      "auth0:index/connectionClient:ConnectionClient spa-users",
      `${GUARDIAN} mfa`,
      `${BINDING} plivo-legacy-binding`,
      `${DEPLOYMENT} plivo-legacy-deployment`,
      `${NOTICE} teardown-notice`,
    ]);
  });

  it("deploys the bundled code on node22 for the send-phone-message trigger", async () => {
    const { one } = await run({}, false);
    expect(one(ACTION).inputs).toMatchObject({
      name: "Plivo SMS",
      code: "code",
      runtime: "node22",
      deploy: true,
      supportedTriggers: { id: "send-phone-message", version: "v2" },
    });
  });

  it("binds the Action alone to the flow", async () => {
    const { one } = await run({}, false);
    expect(one(BINDING).inputs).toEqual({
      trigger: "send-phone-message",
      actions: [{ id: "plivo-legacy-id", displayName: "Plivo SMS" }],
    });
  });

  it("sets the provider, SMS and Auth0's texts with the factor", async () => {
    const { one } = await run({}, false);
    expect(one(GUARDIAN).inputs).toEqual({
      policy: "all-applications",
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
    const { one } = await run({ enrollmentMessage: "enrol {{code}}" }, false);
    expect(one(GUARDIAN).inputs["phone"]).toMatchObject({
      options: {
        enrollmentMessage: "enrol {{code}}",
        verificationMessage: "{{code}} is your verification code for {{tenant.friendly_name}}",
      },
    });
  });

  it("turns the factor on after the Action is in the flow", async () => {
    const { one, waitsFor } = await run({}, false);
    const before = waitsFor(one(GUARDIAN));
    expect(before).toContain(one(BINDING).urn);
    expect(before).toContain(one(ACTION).urn);
  });

  it("binds the Action once its code is deployed", async () => {
    const { one, waitsFor } = await run({}, false);
    expect(one(DEPLOYMENT).inputs["actionId"]).toBe("plivo-legacy-id");
    expect(waitsFor(one(BINDING))).toContain(one(DEPLOYMENT).urn);
    expect(waitsFor(one(DEPLOYMENT))).toContain(one(ACTION).urn);
  });

  it("gives the deployment the Action's own secrets, as a secret", async () => {
    const { one } = await run({}, false);
    const given = revealSecret(one(DEPLOYMENT).inputs["secrets"]);
    expect(given).toEqual(revealSecret(one(ACTION).inputs["secrets"]));
  });

  it("keeps the Action in place while another replaces it", async () => {
    const { one } = await run({}, false);
    expect(one(ACTION).deleteBeforeReplace).toBe(false);
    expect(one(BINDING).deleteBeforeReplace).toBe(true);
  });
});

describe("on a unified tenant", () => {
  it("declares the app, the Action, the provider and the factor, and nothing else", async () => {
    const { resources } = await run({}, true);
    const declared = resources.map(({ type, name }) => `${type} ${name}`);
    expect(declared.sort()).toEqual([
      "auth0-plivo:index:PlivoAction plivo-unified",
      "auth0-plivo:index:SampleApp spa",
      "auth0-plivo:index:SmsFactor mfa",
      "auth0-plivo:index:UnifiedDelivery plivo-unified",
      `${ACTION} plivo-unified`,
      "auth0:index/client:Client spa",
      "auth0:index/connectionClient:ConnectionClient spa-users",
      `${GUARDIAN} mfa`,
      `${PROVIDER} plivo-unified-provider`,
      `${DEPLOYMENT} plivo-unified-deployment`,
      `${CLAIM} plivo-unified-claim`,
      `${NOTICE} teardown-notice`,
    ]);
  });

  it("deploys the Action for the custom-phone-provider trigger, which takes one at a time", async () => {
    const { one } = await run({}, true);
    expect(one(ACTION).inputs).toMatchObject({
      name: "Plivo SMS (unified)",
      supportedTriggers: { id: "custom-phone-provider", version: "v1" },
    });
    expect(one(ACTION).deleteBeforeReplace).toBe(true);
  });

  it.each([
    [{}, false],
    [{ protect: "true" }, true],
    [{ disposable: "true" }, true],
  ])(
    "claims the provider before it makes anything that delivers; with %p it may take one over: %p",
    async (config, mayTakeOver) => {
      const { one, waitsFor } = await run(config, true);
      expect(one(CLAIM).inputs["mayTakeOver"]).toBe(mayTakeOver);
      for (const type of [ACTION, PROVIDER, GUARDIAN]) {
        expect(waitsFor(one(type))).toContain(one(CLAIM).urn);
      }
    },
  );

  it("makes the Action the tenant's phone provider for texts", async () => {
    const { one, waitsFor } = await run({}, true);
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
      enrollmentMessage: "{{code}} enrols",
      verificationMessage: "{{ code }} logs in",
    };
    const { all, one, waitsFor } = await run(texts, true);
    expect(one(GUARDIAN).inputs).toEqual({
      policy: "all-applications",
      phone: { enabled: true, messageTypes: ["sms"] },
    });
    const before = waitsFor(one(GUARDIAN));
    expect(before).toContain(one(PROVIDER).urn);
    expect(all(TEMPLATE).map(({ urn }) => before.has(urn))).toEqual([true, true]);
  });

  it("declares a template for each text that is set", async () => {
    const { all, one } = await run({ verificationMessage: "{{ code }} logs in" }, true);
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
    const { all, outputs } = await run(prepared, false);
    expect(
      all(ACTION)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["plivo-legacy", "plivo-unified"]);
    expect(await valueOf(outputs.actionId)).toBe("plivo-legacy-id");
    expect(outputs.phoneExperience).toBe("legacy");
  });

  it("declares the unified delivery as the tenant has it after its move", async () => {
    const declared = async (flag: boolean) =>
      (await run(prepared, flag)).resources.filter(({ name }) => name.startsWith("plivo-unified"));
    const before = (await declared(false)).map(({ urn, inputs }) => ({ urn, inputs }));
    const after = (await declared(true)).map(({ urn, inputs }) => ({ urn, inputs }));
    expect(before).toHaveLength(7);
    expect(before).toEqual(expect.arrayContaining(after));
  });

  it("turns the factor on after both", async () => {
    const { all, one, waitsFor } = await run(prepared, false);
    const before = waitsFor(one(GUARDIAN));
    expect(all(ACTION).map(({ urn }) => before.has(urn))).toEqual([true, true]);
  });
});

describe("the phone experience", () => {
  it("is unified where the tenant does not tell its flag", async () => {
    const { outputs } = await run({});
    expect(outputs.phoneExperience).toBe("unified");
  });

  it.each([
    ["legacy", false],
    ["unified", true],
  ])("may be pinned to %s on such a tenant", async (phoneExperience, flag) => {
    const { outputs } = await run({ phoneExperience }, flag);
    expect(outputs.phoneExperience).toBe(phoneExperience);
  });
});

describe("the Action's secrets", () => {
  it("are the account and the sender, encrypted", async () => {
    expect(secretsOf(await run({}, false))).toEqual([
      { name: "PLIVO_AUTH_ID", value: "MA1234567890ABCDEFGH" },
      { name: "PLIVO_AUTH_TOKEN", value: "plivo-token" },
      { name: "PLIVO_SENDER", value: "+15554443232" },
    ]);
  });

  it("hold the Powerpack in place of the sender", async () => {
    const plivoPowerpack = "11111111-2222-3333-4444-555555555555";
    expect(secretsOf(await run({ plivoSender: "", plivoPowerpack }, true))).toEqual([
      { name: "PLIVO_AUTH_ID", value: "MA1234567890ABCDEFGH" },
      { name: "PLIVO_AUTH_TOKEN", value: "plivo-token" },
      { name: "PLIVO_POWERPACK", value: plivoPowerpack },
    ]);
  });

  it("hold the allowed countries, and the code their table, where they are set", async () => {
    const declarations = await run({ allowedCountries: '["US","GB"]' }, false);
    expect(secretsOf(declarations)).toContainEqual({ name: "ALLOWED_COUNTRIES", value: "US,GB" });
    expect(declarations.one(ACTION).inputs["code"]).toBe("code with table");
  });

  it("hold what India's carriers want, where it is set", async () => {
    const secrets = secretsOf(
      await run(
        {
          plivoDltEntityId: "11",
          plivoDltTemplateId: "22",
          plivoDltTemplateCategory: "transactional",
        },
        false,
      ),
    );
    expect(secrets).toEqual(
      expect.arrayContaining([
        { name: "PLIVO_DLT_ENTITY_ID", value: "11" },
        { name: "PLIVO_DLT_TEMPLATE_ID", value: "22" },
        { name: "PLIVO_DLT_TEMPLATE_CATEGORY", value: "transactional" },
      ]),
    );
  });
});

describe("the app", () => {
  it("is a single-page application with rotating refresh tokens", async () => {
    const { one } = await run({ appName: "Shop" }, false);
    expect(one("auth0:index/client:Client").inputs).toMatchObject({
      name: "Shop",
      appType: "spa",
      oidcConformant: true,
      grantTypes: ["authorization_code", "refresh_token"],
      refreshToken: { rotationType: "rotating", expirationType: "expiring" },
    });
  });

  it("may be logged in to by the users of the database connection", async () => {
    const { one } = await run({}, false);
    expect(one("auth0:index/connectionClient:ConnectionClient").inputs).toEqual({
      clientId: "client-1",
      connectionId: "con_1",
    });
  });

  it("has its URLs as callbacks and logout URLs, and their origins as web origins", async () => {
    const appUrls = '["https://shop.test/a","https://shop.test/b"]';
    const { inputs } = (await run({ appUrls }, false)).one("auth0:index/client:Client");
    expect(inputs).toMatchObject({
      callbacks: ["https://shop.test/a", "https://shop.test/b"],
      allowedLogoutUrls: ["https://shop.test/a", "https://shop.test/b"],
      webOrigins: ["https://shop.test"],
    });
    expect(inputs["skipNonVerifiableCallbackUriConfirmationPrompt"]).toBeUndefined();
  });

  it("skips the confirmation prompt when a URL is on the loopback", async () => {
    const { inputs } = (await run({}, false)).one("auth0:index/client:Client");
    expect(inputs["skipNonVerifiableCallbackUriConfirmationPrompt"]).toBe("true");
  });
});

describe("the policy", () => {
  it.each(["confidence-score", "never"])("is %s with the factor still on", async (mfaPolicy) => {
    const { one } = await run({ mfaPolicy }, true);
    expect(one(GUARDIAN).inputs).toMatchObject({ policy: mfaPolicy, phone: { enabled: true } });
  });
});

describe("protection", () => {
  /** A destroy that is refused deletes what isn't protected, and with the app goes every login. */
  const APP = [
    "auth0-plivo:index:SampleApp",
    "auth0:index/client:Client",
    "auth0:index/connectionClient:ConnectionClient",
  ];
  const typesWith = async (config: Record<string, string>, flag: boolean) => {
    const { resources } = await run(config, flag);
    const chosen = (is: (each: Declaration) => boolean) =>
      resources
        .filter(is)
        .map(({ type }) => type)
        .sort();
    return {
      protect: chosen(({ protect }) => protect),
      retain: chosen(({ retainOnDelete }) => retainOnDelete),
    };
  };

  it("is off without the switch", async () => {
    expect(await typesWith({}, true)).toEqual({ protect: [], retain: [] });
  });

  it("covers the Action, the flow and the factor of a legacy tenant, which also outlive the state", async () => {
    const types = [ACTION, GUARDIAN, BINDING];
    expect(await typesWith({ protect: "true" }, false)).toEqual({
      protect: [...APP, ...types].sort(),
      retain: types,
    });
  });

  it("covers the Action, the provider, the templates and the factor of a unified tenant, likewise", async () => {
    const config = { protect: "true", verificationMessage: "{{code}}" };
    const types = [ACTION, GUARDIAN, TEMPLATE, PROVIDER];
    expect(await typesWith(config, true)).toEqual({
      protect: [...APP, ...types].sort(),
      retain: types,
    });
  });
});

describe("the notice of what a destroy takes", () => {
  it.each([
    [{}, false, { flowAction: "Plivo SMS", phoneProvider: false }],
    [{}, true, { phoneProvider: true }],
    [{ prepareUnified: "true" }, false, { flowAction: "Plivo SMS", phoneProvider: true }],
  ])("knows what the stack has with %p on a unified tenant: %p", async (config, flag, holdings) => {
    const { one } = await run(config, flag);
    expect(one(NOTICE).inputs).toEqual({
      __provider: expect.any(String) as string,
      ...holdings,
    });
  });

  it("is not declared where nothing can be destroyed", async () => {
    expect((await run({ protect: "true" }, false)).all(NOTICE)).toEqual([]);
  });
});

describe("the test user", () => {
  it("is a verified database user with a random password, and a secret output", async () => {
    const { one, outputs } = await run({ testUserEmail: "test@example.com" }, false);
    const { password, ...inputs } = one(USER).inputs;
    expect(inputs).toEqual({
      connectionName: "Username-Password-Authentication",
      email: "test@example.com",
      emailVerified: true,
      name: "test@example.com",
    });
    expect(revealSecret(password)).toBe("random-password");
    expect(await pulumi.isSecret(pulumi.output(outputs.testUser))).toBe(true);
    expect(await valueOf(outputs.testUser)).toEqual({
      email: "test@example.com",
      password: "random-password",
    });
  });

  it("does not exist without an address", async () => {
    const { all, outputs } = await run({}, false);
    expect(all(USER)).toEqual([]);
    expect(outputs.testUser).toBeUndefined();
  });
});

describe("the outputs", () => {
  it("hold what the app, the checks and the tools need", async () => {
    const { outputs } = await run({}, false);
    expect(await valueOf({ ...outputs })).toEqual({
      authConfig: { domain: "tenant.test", clientId: "client-1" },
      phoneExperience: "legacy",
      actionId: "plivo-legacy-id",
      actionSha256: "sha256-of-code",
      testUser: undefined,
    });
  });
});
