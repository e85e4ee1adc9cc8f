import {
  createManagementFixture,
  describeRoute,
  type ManagementFixture,
} from "./management-fixture";

let tenant: ManagementFixture;

beforeAll(async () => {
  tenant = await createManagementFixture();
});
beforeEach(() => {
  tenant.reset();
});
afterAll(() => tenant.close());

async function createClient(body: object): Promise<string> {
  const answer = await tenant.api("POST", "/clients", body);
  expect(answer.status).toBe(201);
  return answer.textAt("client_id");
}

describeRoute("POST /clients", () => {
  it("gives a public application no client credentials", async () => {
    const spa = await tenant.api("POST", "/clients", {
      name: "SPA",
      app_type: "spa",
      token_endpoint_auth_method: "none",
    });
    const plain = await tenant.api("POST", "/clients", { name: "plain" });
    expect(spa.body.grant_types).toEqual(["authorization_code", "implicit", "refresh_token"]);
    expect(plain.body.grant_types).toContain("client_credentials");
  });

  it("makes an expiring refresh token finite", async () => {
    const { body } = await tenant.api("POST", "/clients", {
      name: "SPA",
      refresh_token: { rotation_type: "rotating", expiration_type: "expiring" },
    });
    expect(body.refresh_token).toMatchObject({
      rotation_type: "rotating",
      infinite_token_lifetime: false,
      idle_token_lifetime: 1_296_000,
    });
  });

  it.each([
    ["no name", {}, "Missing required property: name"],
    ["an unknown field", { name: "a", color: "red" }, "Additional properties not allowed: color"],
    ["markup in its name", { name: "<b>" }, "String does not match pattern"],
    ["an unknown type", { name: "a", app_type: "toaster" }, "No enum match for: toaster"],
    ["a callback that is no URL", { name: "a", callbacks: ["here"] }, "callback-url: here"],
    [
      "11 metadata keys",
      {
        name: "a",
        client_metadata: Object.fromEntries("abcdefghijk".split("").map((key) => [key, "v"])),
      },
      "maximum 10",
    ],
    [
      "null for what can't be taken away",
      { name: "a", callbacks: null },
      "Expected type array but found type null",
    ],
    [
      "a rotating refresh token that never expires",
      { name: "a", refresh_token: { rotation_type: "rotating", expiration_type: "non-expiring" } },
      "must be expiring",
    ],
  ])("refuses an application with %s", async (_, body, message) => {
    const answer = await tenant.api("POST", "/clients", body);
    expect([answer.status, answer.body.errorCode]).toEqual([400, "invalid_body"]);
    expect(answer.body.message).toContain(message);
    expect(tenant.ctx.store.clients.size).toBe(1);
  });
});

describe("the defaults of a new application", () => {
  const MONTH = { token_lifetime: 2_592_000, idle_token_lifetime: 1_296_000 };
  const YEAR = { token_lifetime: 31_557_600, idle_token_lifetime: 2_592_000 };
  const INTERACTIVE = ["authorization_code", "implicit", "refresh_token"];
  const ALL = [...INTERACTIVE, "client_credentials"];
  const POST = { token_endpoint_auth_method: "client_secret_post" };

  it.each([
    [{}, ALL, MONTH],
    [POST, ALL, YEAR],
    [{ app_type: "regular_web" }, ALL, MONTH],
    [{ app_type: "non_interactive", ...POST }, ALL, YEAR],
    [{ app_type: "sso_integration" }, ALL, MONTH],
    [{ app_type: "spa", token_endpoint_auth_method: "none" }, INTERACTIVE, MONTH],
    [{ app_type: "native", token_endpoint_auth_method: "none" }, INTERACTIVE, MONTH],
    [{ app_type: "spa" }, ALL, MONTH],
    [{ app_type: "regular_web", is_first_party: false }, ALL, MONTH],
    [{ app_type: "resource_server" }, [], MONTH],
  ])("%j: its grants and its refresh tokens", async (settings, grants, refreshToken) => {
    const { body } = await tenant.api("POST", "/clients", { name: "a", ...settings });
    expect(body.grant_types).toEqual(grants);
    expect(body.refresh_token).toMatchObject(refreshToken);
  });

  it.each([
    [{}, { secret_encoded: false, lifetime_in_seconds: 36_000 }],
    [{ jwt_configuration: { alg: "RS256" } }, { secret_encoded: false, alg: "RS256" }],
    [{ app_type: "resource_server" }, { secret_encoded: false, alg: "RS256" }],
  ])("%j: its tokens", async (settings, jwt) => {
    const { body } = await tenant.api("POST", "/clients", { name: "a", ...settings });
    expect(body.jwt_configuration).toEqual(jwt);
    expect(body.oidc_conformant).toBe("app_type" in settings);
  });

  it("conform to OpenID Connect in a third-party application", async () => {
    const { body } = await tenant.api("POST", "/clients", { name: "a", is_first_party: false });
    expect(body.oidc_conformant).toBe(true);
    expect(body.client_id).toMatch(/^\w{32}$/);
  });

  it("are strict in a third-party application that asks for it", async () => {
    const { body } = await tenant.api("POST", "/clients", {
      name: "a",
      is_first_party: false,
      token_endpoint_auth_method: "client_secret_post",
      third_party_security_mode: "strict",
    });
    expect(body).toMatchObject({
      oidc_conformant: true,
      grant_types: ["authorization_code"],
      jwt_configuration: { secret_encoded: false, alg: "RS256", lifetime_in_seconds: 3_600 },
    });
    expect(body.refresh_token).toEqual({
      rotation_type: "non-rotating",
      expiration_type: "expiring",
      leeway: 0,
      ...YEAR,
      infinite_token_lifetime: true,
      infinite_idle_token_lifetime: false,
    });
    expect(body.client_id).toMatch(/^tpc_\w{22}$/);
  });

  it("complete its settings of logout and session transfer, and a change removes an empty one", async () => {
    const { body } = await tenant.api("POST", "/clients", {
      name: "a",
      oidc_logout: {},
      session_transfer: {},
    });
    expect(body).toMatchObject({
      oidc_backchannel_logout: {},
      oidc_logout: {
        backchannel_logout_initiators: {
          mode: "custom",
          selected_initiators: ["rp-logout", "idp-logout"],
        },
      },
      session_transfer: {
        can_create_session_transfer_token: false,
        allowed_authentication_methods: [],
        enforce_device_binding: "ip",
      },
    });
    const path = `/clients/${String(body.client_id)}`;
    const changed = await tenant.api("PATCH", path, { oidc_logout: {} });
    expect(changed.body).not.toHaveProperty("oidc_logout");
    expect(changed.body).not.toHaveProperty("oidc_backchannel_logout");
  });
});

describeRoute("GET /clients/:id", () => {
  it("answers 404 with Auth0's code for an application that doesn't exist", async () => {
    const { status, body } = await tenant.api("GET", "/clients/none");
    expect([status, body.errorCode]).toEqual([404, "inexistent_client"]);
  });

  it("shows the fields that were requested", async () => {
    const { body } = await tenant.api("GET", "/clients/client?fields=name,client_id");
    expect(body).toEqual({
      name: "Management API client",
      client_id: "client",
      signing_keys: [{ cert: "[REDACTED]" }],
    });
  });

  it("hides the secret from a token that may not read keys", async () => {
    const all = await tenant.api("GET", "/clients/client");
    const some = await tenant.api("GET", "/clients/client", undefined, ["read:clients"]);
    expect(all.body.client_secret).toBe("secret");
    expect(some.body).not.toHaveProperty("client_secret");
    expect(some.body).toHaveProperty("name");
  });
});

describeRoute("GET /clients", () => {
  beforeEach(async () => {
    await createClient({ name: "one", app_type: "spa" });
    await createClient({ name: "two", app_type: "native" });
  });

  it("is a bare list, or one with totals", async () => {
    const bare = await tenant.api("GET", "/clients?per_page=2&page=1");
    const totals = await tenant.api("GET", "/clients?include_totals=true&per_page=2&page=1");
    expect(bare.body).toHaveLength(1);
    expect(totals.body).toMatchObject({ total: 3, start: 2, limit: 2 });
    expect(totals.body.clients).toHaveLength(1);
  });

  it("pages from a checkpoint until there is no next one", async () => {
    const first = await tenant.api("GET", "/clients?take=2");
    const second = await tenant.api("GET", `/clients?take=2&from=${first.textAt("next")}`);
    expect(first.each("clients", "name")).toEqual(["Management API client", "one"]);
    expect(second.each("clients", "name")).toEqual(["two"]);
    expect(second.body).not.toHaveProperty("next");
  });

  it("filters by type", async () => {
    const answer = await tenant.api("GET", "/clients?app_type=spa,native&include_totals=true");
    expect(answer.each("clients", "name")).toEqual(["one", "two"]);
  });

  it("refuses more than 100 a page", async () => {
    const { status, body } = await tenant.api("GET", "/clients?per_page=101");
    expect([status, body.errorCode]).toEqual([400, "invalid_query_string"]);
  });
});

describeRoute("PATCH /clients/:id", () => {
  it("replaces lists, merges metadata, and removes what is null", async () => {
    const id = await createClient({
      name: "one",
      callbacks: ["http://a.example", "http://b.example"],
      client_metadata: { kept: "1", gone: "2" },
      skip_non_verifiable_callback_uri_confirmation_prompt: true,
    });
    const { body } = await tenant.api("PATCH", `/clients/${id}`, {
      callbacks: ["http://c.example"],
      client_metadata: { gone: null, added: "3" },
      skip_non_verifiable_callback_uri_confirmation_prompt: null,
    });
    expect(body.callbacks).toEqual(["http://c.example"]);
    expect(body.client_metadata).toEqual({ kept: "1", added: "3" });
    expect(body).not.toHaveProperty("skip_non_verifiable_callback_uri_confirmation_prompt");
  });

  it("keeps the parts of mobile and native social login that it doesn't name", async () => {
    const id = await createClient({
      name: "one",
      mobile: { android: { app_package_name: "a.b" }, ios: { team_id: "T" } },
      native_social_login: { apple: { enabled: true }, facebook: { enabled: true } },
      session_transfer: { enforce_device_binding: "asn" },
    });
    const { body } = await tenant.api("PATCH", `/clients/${id}`, {
      mobile: { android: { app_package_name: "c.d" } },
      native_social_login: { facebook: { enabled: false } },
      session_transfer: {},
    });
    expect(body).toMatchObject({
      mobile: { android: { app_package_name: "c.d" }, ios: { team_id: "T" } },
      native_social_login: { apple: { enabled: true }, facebook: { enabled: false } },
    });
    expect(body.session_transfer).toEqual({});
  });

  it("removes what Auth0's Terraform provider removes with null", async () => {
    const id = await createClient({
      name: "one",
      addons: { samlp: {} },
      native_social_login: { apple: { enabled: true }, facebook: { enabled: true } },
      anonymous_sessions: { active: true },
      signed_request_object: { required: true, credentials: [] },
      token_vault_privileged_access: { credentials: [], ip_allowlist: [] },
    });
    const { status, body } = await tenant.api("PATCH", `/clients/${id}`, {
      addons: null,
      anonymous_sessions: null,
      signed_request_object: null,
      token_vault_privileged_access: null,
      native_social_login: { apple: null },
    });
    expect(status).toBe(200);
    for (const gone of ["addons", "anonymous", "signed_request", "token_vault"]) {
      expect(Object.keys(body).filter((key) => key.startsWith(gone))).toEqual([]);
    }
    expect(body.native_social_login).toEqual({ facebook: { enabled: true } });
  });

  it("refuses an unknown field and changes nothing", async () => {
    const { status } = await tenant.api("PATCH", "/clients/client", { name: "new", color: "red" });
    expect(status).toBe(400);
    expect(tenant.ctx.store.clients.get("client")?.name).toBe("Management API client");
  });
});

describeRoute("POST /clients/:id/rotate-secret", () => {
  it("gives a new secret", async () => {
    const { body } = await tenant.api("POST", "/clients/client/rotate-secret");
    expect(body.client_secret).toMatch(/^[\w-]{64}$/);
  });
});

describeRoute("DELETE /clients/:id", () => {
  it("removes the application from its connections, and accepts one that doesn't exist", async () => {
    const id = await createClient({ name: "one" });
    const path = "/connections/con_0000000000000001/clients";
    await tenant.api("PATCH", path, [{ client_id: id, status: true }]);
    expect((await tenant.api("DELETE", `/clients/${id}`)).status).toBe(204);
    expect((await tenant.api("GET", path)).body).toEqual({ clients: [] });
    expect((await tenant.api("DELETE", `/clients/${id}`)).status).toBe(204);
  });
});
