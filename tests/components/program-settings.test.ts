import * as pulumi from "@pulumi/pulumi";
import { revealSecret, valueOf } from "./declarations";
import { ACTION, GUARDIAN, declareFor, secretsOf, USER } from "./declared-program";

jest.mock("../../components/action-code", () => ({
  bundleAction: ({ allowedCountries }: { allowedCountries: boolean }) => ({
    code: allowedCountries ? "code with table" : "code",
    sha256: "sha256-of-code",
  }),
}));
jest.mock("../../components/plugin-is-built");

describe("the Action's secrets", () => {
  it("are the account and the sender, encrypted", async () => {
    expect(secretsOf(await declareFor({}, false))).toEqual([
      { name: "PLIVO_AUTH_ID", value: "MA1234567890ABCDEFGH" },
      { name: "PLIVO_AUTH_TOKEN", value: "plivo-token" },
      { name: "PLIVO_SENDER", value: "+15554443232" },
    ]);
  });

  it("hold the Powerpack instead of the sender", async () => {
    const plivoPowerpack = "11111111-2222-3333-4444-555555555555";
    expect(secretsOf(await declareFor({ plivoSender: "", plivoPowerpack }, true))).toEqual([
      { name: "PLIVO_AUTH_ID", value: "MA1234567890ABCDEFGH" },
      { name: "PLIVO_AUTH_TOKEN", value: "plivo-token" },
      { name: "PLIVO_POWERPACK", value: plivoPowerpack },
    ]);
  });

  it("hold the allowed countries, and the code their table, if they are set", async () => {
    const declarations = await declareFor({ allowedCountries: '["US","GB"]' }, false);
    expect(secretsOf(declarations)).toContainEqual({ name: "ALLOWED_COUNTRIES", value: "US,GB" });
    expect(declarations.one(ACTION).inputs["code"]).toBe("code with table");
  });

  it("hold the DLT registration that India's carriers require, if it is set", async () => {
    const secrets = secretsOf(
      await declareFor(
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
    const { one } = await declareFor({ appName: "Shop" }, false);
    expect(one("auth0:index/client:Client").inputs).toMatchObject({
      name: "Shop",
      appType: "spa",
      oidcConformant: true,
      grantTypes: ["authorization_code", "refresh_token"],
      refreshToken: { rotationType: "rotating", expirationType: "expiring" },
    });
  });

  it("may be logged in to by the users of the database connection", async () => {
    const { one } = await declareFor({}, false);
    expect(one("auth0:index/connectionClient:ConnectionClient").inputs).toEqual({
      clientId: "client-1",
      connectionId: "con_1",
    });
  });

  it("has its URLs as callbacks and logout URLs, and their origins as web origins", async () => {
    const appUrls = '["https://shop.test/a","https://shop.test/b"]';
    const { inputs } = (await declareFor({ appUrls }, false)).one("auth0:index/client:Client");
    expect(inputs).toMatchObject({
      callbacks: ["https://shop.test/a", "https://shop.test/b"],
      allowedLogoutUrls: ["https://shop.test/a", "https://shop.test/b"],
      webOrigins: ["https://shop.test"],
    });
    expect(inputs["skipNonVerifiableCallbackUriConfirmationPrompt"]).toBeUndefined();
  });

  it("skips the confirmation prompt if a URL is on loopback", async () => {
    const { inputs } = (await declareFor({}, false)).one("auth0:index/client:Client");
    expect(inputs["skipNonVerifiableCallbackUriConfirmationPrompt"]).toBe("true");
  });
});

describe("the policy", () => {
  it.each(["confidence-score", "never"])("is %s with the factor still on", async (mfaPolicy) => {
    const { one } = await declareFor({ mfaPolicy }, true);
    expect(one(GUARDIAN).inputs).toMatchObject({ policy: mfaPolicy, phone: { enabled: true } });
  });
});

describe("the test user", () => {
  it("is a verified database user with a random password, and a secret output", async () => {
    const { one, outputs } = await declareFor({ testUserEmail: "test@example.com" }, false);
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
    const { all, outputs } = await declareFor({}, false);
    expect(all(USER)).toEqual([]);
    expect(outputs).not.toHaveProperty("testUser");
  });
});

describe("the connection", () => {
  it("is refused if its users are not in a database, before anything is declared", async () => {
    const program = declareFor({ connection: "google" }, true, "google-oauth2");
    await expect(program).rejects.toThrow(
      /^connection: `google` is a connection of the kind `google-oauth2`.*pulumi config set connection/,
    );
    await expect(program).rejects.toBeInstanceOf(pulumi.RunError);
  });

  it("is that of the test user", async () => {
    const config = { connection: "customers", testUserEmail: "test@example.com" };
    const { one } = await declareFor(config, true);
    expect(one(USER).inputs["connectionName"]).toBe("customers");
  });
});
