import { createHash, generateKeyPairSync, X509Certificate, type KeyObject } from "node:crypto";
import { createCertificateAuthority } from "../../../../local/world/certificate-authority";
import {
  createManagementFixture,
  describeRoute,
  type ManagementFixture,
} from "./management-fixture";

const PATH = "/clients/client/credentials";

let tenant: ManagementFixture;
let certificate: string;

beforeAll(async () => {
  tenant = await createManagementFixture();
  const authority = await createCertificateAuthority();
  certificate = authority.caPem;
  await authority.remove();
});
beforeEach(() => {
  tenant.reset();
});
afterAll(() => tenant.close());

const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pemOf = (key: KeyObject): string => key.export({ type: "spki", format: "pem" }).toString();

function thumbprint(key: KeyObject): string {
  const { e, kty, n } = key.export({ format: "jwk" });
  return createHash("sha256").update(JSON.stringify({ e, kty, n })).digest("base64url");
}

const create = (body: object = {}) =>
  tenant.api("POST", PATH, { credential_type: "public_key", pem: pemOf(publicKey), ...body });

describeRoute("POST /clients/:id/credentials", () => {
  it("names a key by its thumbprint and never shows it", async () => {
    const { status, body } = await create({ name: "first" });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^cred_\w{22}$/) as string,
      credential_type: "public_key",
      name: "first",
      kid: thumbprint(publicKey),
      alg: "RS256",
      created_at: expect.any(String) as string,
      updated_at: body.created_at,
    });
  });

  it("keeps the name that a key has, and takes its expiry from the certificate", async () => {
    const { body } = await create({
      pem: certificate,
      kid: "a-key-of-mine",
      alg: "PS256",
      parse_expiry_from_cert: true,
    });
    expect(body).toMatchObject({ kid: "a-key-of-mine", alg: "PS256" });
    const { validTo } = new X509Certificate(certificate);
    expect(Date.parse(String(body.expires_at))).toBe(Date.parse(validTo));
  });

  it("describes a certificate, and a subject", async () => {
    const x509 = await create({ credential_type: "x509_cert", pem: certificate });
    expect(x509.body).toMatchObject({
      credential_type: "x509_cert",
      expires_at: expect.any(String) as string,
    });
    expect(x509.body.thumbprint_sha256).toMatch(/^[\w-]{43}$/);
    expect(x509.body).not.toHaveProperty("kid");
    const subject = await tenant.api("POST", PATH, {
      credential_type: "cert_subject_dn",
      subject_dn: "CN=a",
    });
    expect(subject.body).toMatchObject({ credential_type: "cert_subject_dn", subject_dn: "CN=a" });
  });

  it.each([
    ["a key that can't be read", { pem: "nonsense" }],
    ["a key's end from a PEM that is no certificate", { parse_expiry_from_cert: true }],
    ["a certificate that is a key", { credential_type: "x509_cert" }],
    ["another type", { credential_type: "password" }],
  ])("refuses %s and keeps nothing", async (_, body) => {
    expect((await create(body)).status).toBe(400);
    expect(tenant.ctx.store.clientCredentials.size).toBe(0);
  });
});

describeRoute("GET /clients/:id/credentials", () => {
  it("is a bare list, newest first, whatever the query", async () => {
    await create({ name: "first" });
    await create({ name: "second" });
    const { body } = await tenant.api("GET", `${PATH}?include_totals=true&per_page=50`);
    expect((body as unknown as { name: string }[]).map(({ name }) => name)).toEqual([
      "second",
      "first",
    ]);
  });
});

describeRoute("GET /clients/:id/credentials/:credentialId", () => {
  it("belongs to its application alone", async () => {
    const { body } = await create();
    const other = await tenant.api("POST", "/clients", { name: "other" });
    const id = String(body.id);
    expect((await tenant.api("GET", `${PATH}/${id}`)).body).toEqual(body);
    expect(
      (await tenant.api("GET", `/clients/${other.textAt("client_id")}/credentials/${id}`)).status,
    ).toBe(404);
  });
});

describeRoute("PATCH /clients/:id/credentials/:credentialId", () => {
  it("changes a credential's end and nothing else", async () => {
    const id = (await create()).textAt("id");
    const ended = await tenant.api("PATCH", `${PATH}/${id}`, {
      expires_at: "2030-01-01T00:00:00.000Z",
    });
    expect(ended.body.expires_at).toBe("2030-01-01T00:00:00.000Z");
    const endless = await tenant.api("PATCH", `${PATH}/${id}`, { expires_at: null });
    expect(endless.body).not.toHaveProperty("expires_at");
    expect((await tenant.api("PATCH", `${PATH}/${id}`, { name: "new" })).status).toBe(400);
  });
});

describeRoute("DELETE /clients/:id/credentials/:credentialId", () => {
  it("removes the credential from the application too", async () => {
    const id = (await create()).textAt("id");
    const methods = { private_key_jwt: { credentials: [{ id }] } };
    await tenant.api("PATCH", "/clients/client", { client_authentication_methods: methods });
    expect((await tenant.api("DELETE", `${PATH}/${id}`)).status).toBe(204);
    expect((await tenant.api("GET", "/clients/client")).body.client_authentication_methods).toEqual(
      {
        private_key_jwt: { credentials: [] },
      },
    );
  });
});

test("deleting a credential that doesn't exist is no error, and leaves other applications' alone", async () => {
  const other = await tenant.api("POST", "/clients", { name: "other" });
  const id = (await create()).textAt("id");
  const path = `/clients/${other.textAt("client_id")}/credentials/${id}`;
  expect((await tenant.api("DELETE", path)).status).toBe(204);
  expect((await tenant.api("GET", `${PATH}/${id}`)).status).toBe(200);
});

describe("an application that authenticates itself with a key", () => {
  it("has no secret, and has it again once it goes back to it", async () => {
    const id = (await create()).textAt("id");
    const methods = { private_key_jwt: { credentials: [{ id }] } };
    const keyed = await tenant.api("PATCH", "/clients/client", {
      client_authentication_methods: methods,
      token_endpoint_auth_method: null,
    });
    expect(keyed.body.client_authentication_methods).toEqual(methods);
    expect(keyed.body).not.toHaveProperty("client_secret");
    expect(keyed.body).not.toHaveProperty("token_endpoint_auth_method");
    const { body } = await tenant.api("PATCH", "/clients/client", {
      client_authentication_methods: null,
      token_endpoint_auth_method: "client_secret_post",
    });
    expect(body).toMatchObject({
      client_secret: "secret",
      token_endpoint_auth_method: "client_secret_post",
    });
  });

  it("may be created with its key", async () => {
    const key = { credential_type: "public_key", pem: pemOf(publicKey) };
    const { status, body } = await tenant.api("POST", "/clients", {
      name: "keyed",
      client_authentication_methods: { private_key_jwt: { credentials: [key] } },
    });
    expect(status).toBe(201);
    expect(body.client_authentication_methods).toEqual({
      private_key_jwt: { credentials: [{ id: expect.stringMatching(/^cred_/) as string }] },
    });
  });

  it("can't name another application's key", async () => {
    const { body } = await tenant.api("POST", "/clients", { name: "other" });
    const id = (await create()).textAt("id");
    const answer = await tenant.api("PATCH", `/clients/${String(body.client_id)}`, {
      client_authentication_methods: { private_key_jwt: { credentials: [{ id }] } },
    });
    expect(answer.status).toBe(404);
  });
});
