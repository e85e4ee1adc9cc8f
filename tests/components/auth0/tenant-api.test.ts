import { constants, generateKeyPairSync, verify, type KeyObject } from "node:crypto";
import type { ManagementCredentials } from "../../../components/auth0/management-access";
import { TenantApi } from "../../../components/auth0/tenant-api";

interface Sent {
  readonly url: string;
  readonly headers: Headers;
  readonly body: Record<string, string>;
}

/** Answers `fetch` in order and records what was asked. */
function answer(...answers: (object | number)[]): Sent[] {
  const sent: Sent[] = [];
  jest.spyOn(globalThis, "fetch").mockImplementation((url, init) => {
    const body = JSON.parse((init?.body as string | undefined) ?? "{}") as Record<string, string>;
    sent.push({ url: url as string, headers: new Headers(init?.headers), body });
    const next = answers.shift();
    if (next === undefined) throw new Error(`unexpected request: ${url as string}`);
    return Promise.resolve(
      typeof next === "number"
        ? new Response("{}", { status: next })
        : new Response(JSON.stringify(next)),
    );
  });
  return sent;
}

const TOKEN = { access_token: "token", expires_in: 86_400 };
const SECRET = { clientId: "id", clientSecret: "secret" };
const api = (credentials: ManagementCredentials, audience = "https://acme.test/api/v2/") =>
  new TenantApi({ domain: "acme.test", audience, credentials });

afterEach(() => {
  jest.restoreAllMocks();
});

it("gets one token for all requests, even for those that are sent at once", async () => {
  const sent = answer(TOKEN, {}, {}, {});
  const tenant = api(SECRET);
  await Promise.all([tenant.call("GET", "/a"), tenant.call("GET", "/b")]);
  await tenant.call("PUT", "/c", { on: true });
  expect(sent.map(({ url }) => url.replace("https://acme.test", ""))).toEqual([
    "/oauth/token",
    "/api/v2/a",
    "/api/v2/b",
    "/api/v2/c",
  ]);
  expect(sent[0]?.body).toMatchObject({ client_id: "id", client_secret: "secret" });
  expect(sent[3]?.headers.get("authorization")).toBe("Bearer token");
});

it("asks for the audience that the settings name", async () => {
  const sent = answer(TOKEN, {});
  await api(SECRET, "https://acme.eu.auth0.com/api/v2/").call("GET", "/a");
  expect(sent[0]?.body["audience"]).toBe("https://acme.eu.auth0.com/api/v2/");
});

it("sends an API token as it is", async () => {
  const sent = answer({});
  await api({ apiToken: "mine" }).call("GET", "/a");
  expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer mine"]);
});

/** Returns what a client assertion says, once its signature is found to be the key's. */
function verified(assertion: string, key: KeyObject): Record<string, unknown> {
  const [header = "", claims = "", signature = ""] = assertion.split(".");
  const decode = (part: string) =>
    JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;
  const algorithm = String(decode(header)["alg"]);
  const padding = algorithm.startsWith("PS")
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : {};
  const content = Buffer.from(`${header}.${claims}`);
  const bytes = Buffer.from(signature, "base64url");
  expect(verify(`sha${algorithm.slice(2)}`, content, { key, ...padding }, bytes)).toBe(true);
  return { ...decode(claims), algorithm };
}

it.each(["RS256", "RS384", "PS256"])(
  "authenticates an application with a key, by %s",
  async (alg) => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    const sent = answer(500, TOKEN, {});
    await api({ clientId: "id", privateKey: pem, signingAlgorithm: alg }).call("GET", "/a");
    const requests = sent.slice(0, 2).map(({ body }) => body);
    for (const request of requests) {
      expect(request).toMatchObject({
        client_id: "id",
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      });
      expect(request).not.toHaveProperty("client_secret");
    }
    const claims = requests.map((body) => verified(body["client_assertion"] ?? "", publicKey));
    for (const { iss, sub, aud, algorithm, exp, iat } of claims) {
      const issuer = "https://acme.test/";
      expect({ iss, sub, aud, algorithm }).toEqual({
        iss: "id",
        sub: "id",
        aud: issuer,
        algorithm: alg,
      });
      expect(Number(exp) - Number(iat)).toBe(60);
    }
    expect(claims[0]?.["jti"]).not.toBe(claims[1]?.["jti"]);
  },
);

it("refuses an invalid key without repeating it", async () => {
  const credentials = { clientId: "id", privateKey: "hunter2", signingAlgorithm: "RS256" };
  const refusal = api(credentials).call("GET", "/a");
  await expect(refusal).rejects.toThrow(/^auth0:clientAssertionPrivateKey .* in PEM/);
  await expect(refusal).rejects.not.toThrow(/hunter2/);
});

it("gets another token if the tenant refuses the first one", async () => {
  const sent = answer(TOKEN, 401, { ...TOKEN, access_token: "second" }, {});
  expect(await api(SECRET).call("GET", "/a")).toMatchObject({ status: 200 });
  expect(sent[3]?.headers.get("authorization")).toBe("Bearer second");
});

it("requests a token again after a failure", async () => {
  answer(403, TOKEN, {});
  const tenant = api(SECRET);
  await expect(tenant.call("GET", "/a")).rejects.toThrow(
    "The tenant acme.test answered 403 instead of a Management API token",
  );
  expect(await tenant.call("GET", "/a")).toMatchObject({ status: 200 });
});

it.each([429, 500, 503])("sends a request again after a %d", async (status) => {
  const sent = answer(status, {});
  expect(await api({ apiToken: "t" }).call("GET", "/a")).toMatchObject({ status: 200 });
  expect(sent).toHaveLength(2);
});

it.each([400, 404, 409])("returns a %d at once", async (status) => {
  const sent = answer(status);
  expect(await api({ apiToken: "t" }).call("GET", "/a")).toMatchObject({ status });
  expect(sent).toHaveLength(1);
});

it("ends the wait between two tries when its signal aborts", async () => {
  answer(503, {});
  const ends = new AbortController();
  const patience = { retries: 5, answerLimit: 1000, signal: ends.signal };
  const tenant = new TenantApi(
    { domain: "a", audience: "", credentials: { apiToken: "t" } },
    patience,
  );
  const call = tenant.call("GET", "/a");
  setTimeout(() => {
    ends.abort();
  }, 20);
  await expect(call).rejects.toThrow(/abort/i);
});
