import { createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { startTenantProcess, type TenantProcess } from "../../tenant-process";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;

let tenant: TenantProcess;
let clientId: string;
let credentialId: string;

beforeAll(async () => {
  tenant = await startTenantProcess();
  const pem = publicKey.export({ type: "spki", format: "pem" });
  const { body } = await tenant.api("POST", "/clients", {
    name: "keyed",
    app_type: "non_interactive",
    client_authentication_methods: {
      private_key_jwt: { credentials: [{ credential_type: "public_key", pem }] },
    },
  });
  const client = body as {
    client_id: string;
    client_authentication_methods: { private_key_jwt: { credentials: { id: string }[] } };
  };
  clientId = client.client_id;
  credentialId = client.client_authentication_methods.private_key_jwt.credentials[0]?.id ?? "";
  await tenant.api("POST", "/client-grants", {
    client_id: clientId,
    audience: `${tenant.url}/api/v2/`,
    scope: ["read:users"],
  });
});
afterEach(() => tenant.control("DELETE", "/clock"));
afterAll(() => tenant.stop());

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const seconds = (): number => Math.floor(Date.now() / 1000);

function assertion(changes: object = {}, key = privateKey): string {
  const claims = {
    iss: clientId,
    sub: clientId,
    aud: `${tenant.url}/`,
    iat: seconds(),
    exp: seconds() + 60,
    jti: randomUUID(),
    ...changes,
  };
  const content = `${encode({ alg: "RS256", typ: "JWT" })}.${encode(claims)}`;
  return `${content}.${createSign("RSA-SHA256").update(content).sign(key, "base64url")}`;
}

async function exchange(parameters: Record<string, string>) {
  const response = await fetch(`${tenant.httpUrl}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      audience: `${tenant.url}/api/v2/`,
      ...parameters,
    }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const ask = (client_assertion: string, more: Record<string, string> = {}) =>
  exchange({
    client_assertion,
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    ...more,
  });

test("an assertion gives a token of the Management API, with and without the client's id", async () => {
  const { status, body } = await ask(assertion());
  expect([status, body.scope]).toEqual([200, "read:users"]);
  expect((await ask(assertion(), { client_id: clientId })).status).toBe(200);
  const users = await fetch(`${tenant.httpUrl}/api/v2/users`, {
    headers: { authorization: `Bearer ${String(body.access_token)}` },
  });
  expect(users.status).toBe(200);
});

test("an assertion works once", async () => {
  const once = assertion();
  expect((await ask(once)).status).toBe(200);
  const again = await ask(once);
  expect([again.status, again.body.error]).toEqual([401, "invalid_client"]);
  expect(again.body.error_description).toContain("used before");
});

test.each([
  ["for another audience", { aud: "https://other.example/" }],
  ["for several audiences", { aud: ["both", "the issuer"] }],
  ["for the issuer in a list", (): object => ({ aud: [`${tenant.url}/`] })],
  ["that has ended", { exp: 1 }],
  ["without an end", { exp: undefined }],
  ["without an id", { jti: undefined }],
  ["with an id that is too long", { jti: "x".repeat(65) }],
  ["of another issuer", { iss: "other" }],
])("refuses an assertion %s", async (_, changes) => {
  const { status, body } = await ask(
    assertion(typeof changes === "function" ? changes() : changes),
  );
  expect([status, body.error]).toEqual([401, "invalid_client"]);
  expect(body.error_description).toEqual(expect.any(String));
});

test("refuses another's signature, another type, and a secret instead of a key", async () => {
  expect((await ask(assertion({}, stranger))).status).toBe(401);
  expect((await ask(assertion(), { client_assertion_type: "saml" })).status).toBe(401);
  expect((await ask("nonsense")).status).toBe(401);
  expect((await exchange({ client_id: clientId, client_secret: "" })).status).toBe(401);
});

test("an assertion expires by the tenant's clock, and a key when it says so", async () => {
  const made = assertion();
  await tenant.control("POST", "/clock", { advanceSeconds: 120 });
  expect((await ask(made)).status).toBe(401);
  await tenant.control("DELETE", "/clock");
  const path = `/clients/${clientId}/credentials/${credentialId}`;
  await tenant.api("PATCH", path, { expires_at: "2020-01-01T00:00:00.000Z" });
  expect((await ask(assertion())).status).toBe(401);
  await tenant.api("PATCH", path, { expires_at: null });
  expect((await ask(assertion())).status).toBe(200);
});
