import {
  createManagementFixture,
  describeRoute,
  type ManagementFixture,
} from "./management-fixture";

const AUDIENCE = "https://localhost/api/v2/";
const GRANT = { client_id: "client", audience: "https://api.example", scope: ["read:things"] };

let tenant: ManagementFixture;

beforeAll(async () => {
  tenant = await createManagementFixture();
});
beforeEach(() => {
  tenant.reset();
});
afterAll(() => tenant.close());

async function createApi(): Promise<string> {
  const answer = await tenant.api("POST", "/resource-servers", {
    identifier: GRANT.audience,
    scopes: [{ value: "read:things" }, { value: "write:things" }],
  });
  expect(answer.status).toBe(201);
  return answer.textAt("id");
}

describeRoute("POST /client-grants", () => {
  it("grants scopes of an API, once", async () => {
    await createApi();
    const { status, body } = await tenant.api("POST", "/client-grants", GRANT);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...GRANT, subject_type: "client" });
    expect((await tenant.api("POST", "/client-grants", GRANT)).status).toBe(409);
  });

  it.each([
    ["a scope that the API doesn't have", { scope: ["fly"] }, 400],
    ["an API that doesn't exist", { audience: "https://none.example" }, 404],
    ["an application that doesn't exist", { client_id: "none" }, 404],
    ["no API", { audience: undefined }, 400],
  ])("refuses %s", async (_, change, status) => {
    await createApi();
    expect((await tenant.api("POST", "/client-grants", { ...GRANT, ...change })).status).toBe(
      status,
    );
    expect(tenant.ctx.store.clientGrants.size).toBe(1);
  });
});

describeRoute("GET /client-grants", () => {
  it("finds by API and application", async () => {
    const found = await tenant.api(
      "GET",
      `/client-grants?audience=${encodeURIComponent(AUDIENCE)}`,
    );
    const none = await tenant.api("GET", "/client-grants?client_id=none");
    expect(found.body).toMatchObject([{ client_id: "client" }]);
    expect(none.body).toEqual([]);
  });
});

describeRoute("GET /client-grants/:id", () => {
  it("shows one grant, and answers 404 for another", async () => {
    const { body } = await tenant.api("GET", "/client-grants/cgr_0000000000000001");
    expect(body.audience).toBe(AUDIENCE);
    expect((await tenant.api("GET", "/client-grants/none")).status).toBe(404);
  });
});

describeRoute("PATCH /client-grants/:id", () => {
  it("replaces the scopes, and refuses an empty change", async () => {
    const path = "/client-grants/cgr_0000000000000001";
    const { body } = await tenant.api("PATCH", path, { scope: ["read:users"] });
    expect(body.scope).toEqual(["read:users"]);
    expect((await tenant.api("PATCH", path, {})).status).toBe(400);
  });
});

describeRoute("DELETE /client-grants/:id", () => {
  it("removes the grant", async () => {
    expect((await tenant.api("DELETE", "/client-grants/cgr_0000000000000001")).status).toBe(204);
    expect(tenant.ctx.store.clientGrants.size).toBe(0);
  });
});

describeRoute("POST /resource-servers", () => {
  it("makes an API with Auth0's defaults, once an identifier", async () => {
    const id = await createApi();
    const { body } = await tenant.api("GET", `/resource-servers/${id}`);
    expect(body).toMatchObject({ signing_alg: "RS256", token_lifetime: 86_400 });
    expect(
      (await tenant.api("POST", "/resource-servers", { identifier: GRANT.audience })).status,
    ).toBe(409);
  });

  it("refuses an API without an identifier", async () => {
    expect((await tenant.api("POST", "/resource-servers", { name: "API" })).status).toBe(400);
  });
});

describeRoute("GET /resource-servers", () => {
  it("lists the Management API, and finds by identifier", async () => {
    const all = await tenant.api("GET", "/resource-servers");
    const found = await tenant.api(
      "GET",
      "/resource-servers?identifiers=https%3A%2F%2Fnone.example",
    );
    expect(all.body).toMatchObject([{ identifier: AUDIENCE, is_system: true }]);
    expect(found.body).toEqual([]);
  });
});

describeRoute("GET /resource-servers/:id", () => {
  it("accepts the identifier as the id", async () => {
    const path = `/resource-servers/${encodeURIComponent(AUDIENCE)}`;
    expect((await tenant.api("GET", path)).body.id).toBe("resource");
    expect((await tenant.api("GET", "/resource-servers/none")).status).toBe(404);
  });
});

describeRoute("PATCH /resource-servers/:id", () => {
  it("changes an API, and not the Management API", async () => {
    const id = await createApi();
    const { body } = await tenant.api("PATCH", `/resource-servers/${id}`, { token_lifetime: 60 });
    expect(body.token_lifetime).toBe(60);
    expect((await tenant.api("PATCH", "/resource-servers/resource", { name: "mine" })).status).toBe(
      403,
    );
  });
});

describeRoute("DELETE /resource-servers/:id", () => {
  it("deletes an API, and not the Management API", async () => {
    const id = await createApi();
    expect((await tenant.api("DELETE", `/resource-servers/${id}`)).status).toBe(204);
    expect((await tenant.api("DELETE", "/resource-servers/resource")).status).toBe(403);
  });
});
