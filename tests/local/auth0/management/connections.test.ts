import {
  createManagementFixture,
  describeRoute,
  type ManagementFixture,
} from "./management-fixture";

const DATABASE = "con_0000000000000001";

let tenant: ManagementFixture;

beforeAll(async () => {
  tenant = await createManagementFixture();
});
beforeEach(() => {
  tenant.reset();
});
afterAll(() => tenant.close());

describeRoute("POST /connections", () => {
  it("gives a database connection Auth0's options", async () => {
    const { status, body } = await tenant.api("POST", "/connections", {
      name: "staff",
      strategy: "auth0",
      options: { passwordPolicy: "excellent" },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: "staff",
      realms: ["staff"],
      enabled_clients: [],
      options: { passwordPolicy: "excellent", brute_force_protection: true },
    });
  });

  it.each([
    ["the name of another", { name: "Username-Password-Authentication", strategy: "auth0" }, 409],
    ["an unknown strategy", { name: "staff", strategy: "pigeons" }, 400],
    ["a blank in its name", { name: "my staff", strategy: "auth0" }, 400],
  ])("refuses a connection with %s", async (_, body, status) => {
    expect((await tenant.api("POST", "/connections", body)).status).toBe(status);
    expect(tenant.ctx.store.connections.size).toBe(1);
  });
});

describeRoute("GET /connections", () => {
  it("finds by name and strategy", async () => {
    const named = await tenant.api("GET", "/connections?name=Username-Password-Authentication");
    const other = await tenant.api("GET", "/connections?strategy=samlp&strategy=oidc");
    expect(named.body).toHaveLength(1);
    expect(other.body).toEqual([]);
  });

  it("pages as the official plugin asks", async () => {
    const { body } = await tenant.api(
      "GET",
      "/connections?include_totals=true&per_page=50&take=100",
    );
    expect(Object.keys(body)).toEqual(["connections"]);
  });
});

describeRoute("GET /connections/:id", () => {
  it("shows some fields whatever is requested", async () => {
    const { body } = await tenant.api("GET", `/connections/${DATABASE}?fields=strategy,name`);
    expect(body).toEqual({
      id: DATABASE,
      strategy: "auth0",
      name: "Username-Password-Authentication",
      is_domain_connection: false,
      authentication: { active: true },
      connected_accounts: { active: false },
    });
  });

  it("answers 404 for a connection that doesn't exist", async () => {
    expect((await tenant.api("GET", "/connections/none")).status).toBe(404);
  });
});

describeRoute("PATCH /connections/:id", () => {
  it("replaces the options as a whole", async () => {
    const { body } = await tenant.api("PATCH", `/connections/${DATABASE}`, {
      options: { disable_signup: true },
    });
    expect(body.options).toEqual({ disable_signup: true });
  });
});

describeRoute("DELETE /connections/:id", () => {
  it("deletes its users too", async () => {
    await tenant.api("POST", "/users", {
      connection: "Username-Password-Authentication",
      email: "ada@example.com",
      password: "Correct-horse-1",
    });
    const { status, body } = await tenant.api("DELETE", `/connections/${DATABASE}`);
    expect(status).toBe(202);
    expect(body).toHaveProperty("deleted_at");
    expect(tenant.ctx.store.users.size).toBe(0);
  });
});

describeRoute("PATCH /connections/:id/clients", () => {
  it("enables and disables single applications", async () => {
    const path = `/connections/${DATABASE}/clients`;
    expect((await tenant.api("PATCH", path, [{ client_id: "client", status: true }])).status).toBe(
      204,
    );
    expect((await tenant.api("GET", path)).body).toEqual({ clients: [{ client_id: "client" }] });
    await tenant.api("PATCH", path, [{ client_id: "client", status: false }]);
    expect((await tenant.api("GET", path)).body).toEqual({ clients: [] });
  });

  it("refuses an application that doesn't exist, and enables none", async () => {
    const { status } = await tenant.api("PATCH", `/connections/${DATABASE}/clients`, [
      { client_id: "client", status: true },
      { client_id: "none", status: true },
    ]);
    expect(status).toBe(400);
    expect(tenant.ctx.store.connections.get(DATABASE)?.enabledClients).toEqual([]);
  });
});

describeRoute("GET /connections/:id/clients", () => {
  it("answers 404 for a connection that doesn't exist", async () => {
    expect((await tenant.api("GET", "/connections/none/clients")).status).toBe(404);
  });
});

describeRoute("GET /clients/:id/connections", () => {
  it("lists the connections that the application is enabled on", async () => {
    expect((await tenant.api("GET", "/clients/client/connections")).body).toEqual({
      connections: [],
    });
    await tenant.api("PATCH", `/connections/${DATABASE}/clients`, [
      { client_id: "client", status: true },
    ]);
    const answer = await tenant.api("GET", "/clients/client/connections?strategy=auth0");
    expect(answer.each("connections", "id")).toEqual([DATABASE]);
  });
});

describe("the clients of a connection, as a property of it", () => {
  const enabledClients = async () => [
    (await tenant.api("PATCH", `/connections/${DATABASE}`, { enabled_clients: ["client"] })).body,
    (await tenant.api("GET", `/connections/${DATABASE}`)).body,
    ...((await tenant.api("GET", "/connections")).body as unknown as object[]),
  ];

  it("are ignored by a change, which Auth0 answers all the same", async () => {
    await enabledClients();
    expect(tenant.ctx.store.connections.get(DATABASE)?.enabledClients).toEqual([]);
  });

  it("are shown on a new tenant only in the answer to the request that creates the connection", async () => {
    tenant.reset("unified");
    for (const shown of await enabledClients()) expect(shown).not.toHaveProperty("enabled_clients");
    const { body } = await tenant.api("POST", "/connections", {
      name: "staff",
      strategy: "auth0",
      enabled_clients: ["client"],
    });
    expect(body.enabled_clients).toEqual(["client"]);
  });
});

describeRoute("DELETE /connections/:id/users", () => {
  it("deletes the user of this address, and no other", async () => {
    for (const email of ["ada@example.com", "eve@example.com"])
      await tenant.api("POST", "/users", {
        connection: "Username-Password-Authentication",
        email,
        password: "Passw0rd!",
      });
    const path = `/connections/${DATABASE}/users?email=ada@example.com`;
    expect((await tenant.api("DELETE", path)).status).toBe(204);
    expect([...tenant.ctx.store.users.values()].map(({ email }) => email)).toEqual([
      "eve@example.com",
    ]);
  });
});
