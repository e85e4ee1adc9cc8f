import { verifyPassword } from "../../../../local/auth0/password-hash";
import {
  createManagementFixture,
  describeRoute,
  type ManagementFixture,
} from "./management-fixture";

const CONNECTION = "Username-Password-Authentication";
const ADA = { connection: CONNECTION, email: "ada@example.com", password: "Correct-horse-1" };

let tenant: ManagementFixture;

beforeAll(async () => {
  tenant = await createManagementFixture();
});
beforeEach(() => {
  tenant.reset();
});
afterAll(() => tenant.close());

async function createUser(changes: object = {}): Promise<string> {
  const answer = await tenant.api("POST", "/users", { ...ADA, ...changes });
  expect(answer.status).toBe(201);
  return encodeURIComponent(answer.textAt("user_id"));
}

describeRoute("POST /users", () => {
  it("fills in the profile and keeps only a hash of the password", async () => {
    const { body } = await tenant.api("POST", "/users", { ...ADA, user_id: "ada" });
    expect(body).toMatchObject({
      user_id: "auth0|ada",
      name: "ada@example.com",
      nickname: "ada",
      email_verified: false,
      identities: [{ user_id: "ada", connection: CONNECTION, provider: "auth0", isSocial: false }],
    });
    expect(body.picture).toContain("https://s.gravatar.com/avatar/");
    const user = tenant.ctx.store.users.get("auth0|ada");
    expect(JSON.stringify(user)).not.toContain(ADA.password);
    expect(await verifyPassword(ADA.password, user?.passwordHash ?? "")).toBe(true);
  });

  it("refuses an address that is taken", async () => {
    await createUser();
    const { status, body } = await tenant.api("POST", "/users", {
      ...ADA,
      email: "ADA@example.com",
    });
    expect([status, body.errorCode, body.message]).toEqual([
      409,
      "auth0_idp_error",
      "The user already exists.",
    ]);
  });

  it("refuses a username that is taken", async () => {
    await createUser({ username: "ada" });
    const other = { ...ADA, email: "other@example.com", username: "Ada" };
    expect((await tenant.api("POST", "/users", other)).status).toBe(409);
  });

  it.each([
    ["a weak password", { password: "password" }, "PasswordStrengthError: Password is too weak"],
    ["no password", { password: undefined }, "Missing required property: password"],
    ["no address", { email: undefined }, "Missing required property: email"],
    ["an unknown connection", { connection: "none" }, "The connection does not exist."],
    ["a number that isn't E.164", { phone_number: "0301234" }, "String does not match pattern"],
    ["an unknown field", { color: "red" }, "Additional properties not allowed: color"],
  ])("refuses a user with %s", async (_, changes, message) => {
    const { status, body } = await tenant.api("POST", "/users", { ...ADA, ...changes });
    expect(status).toBe(400);
    expect(body.message).toContain(message);
    expect(tenant.ctx.store.users.size).toBe(0);
  });
});

describeRoute("GET /users/:id", () => {
  it("answers 404 with Auth0's code for a user that doesn't exist", async () => {
    const { status, body } = await tenant.api("GET", "/users/none");
    expect([status, body.errorCode]).toEqual([404, "inexistent_user"]);
  });

  it("never shows the password hash", async () => {
    const id = await createUser();
    const { body } = await tenant.api("GET", `/users/${id}`);
    expect(JSON.stringify(body)).not.toContain("scrypt");
  });
});

describeRoute("PATCH /users/:id", () => {
  it("merges metadata key by key; null removes one, an empty object all", async () => {
    const id = await createUser({ user_metadata: { kept: 1, gone: 2 }, app_metadata: { a: 1 } });
    const merged = await tenant.api("PATCH", `/users/${id}`, {
      user_metadata: { gone: null, added: 3 },
      app_metadata: {},
    });
    expect(merged.body.user_metadata).toEqual({ kept: 1, added: 3 });
    expect(merged.body).not.toHaveProperty("app_metadata");
    const cleared = await tenant.api("PATCH", `/users/${id}`, { user_metadata: {} });
    expect(cleared.body.user_metadata).toEqual({});
  });

  it("blocks a user, and changes the password", async () => {
    const id = await createUser();
    const { body } = await tenant.api("PATCH", `/users/${id}`, {
      blocked: true,
      password: "Other-horse-2",
    });
    expect(body.blocked).toBe(true);
    const [user] = tenant.ctx.store.users.values();
    expect(await verifyPassword("Other-horse-2", user?.passwordHash ?? "")).toBe(true);
  });

  it("renames a user who logs in by a username", async () => {
    const id = await createUser({ username: "ada_1" });
    const { body } = await tenant.api("PATCH", `/users/${id}`, { username: "ada_2" });
    expect(body).toMatchObject({ username: "ada_2", name: "ada@example.com", nickname: "ada" });
    const found = await tenant.api("GET", "/users?q=username%3Aada_2&include_totals=true");
    expect(found.each("users", "username")).toEqual(["ada_2"]);
  });

  it.each([
    [{ email: "BOB@example.com" }, "auth0_idp_error", "The specified new email already exists"],
    [{ username: "bob" }, "auth0_idp_error", "The specified new username already exists"],
    [
      { username: "ada_2", password: "Other-horse-2" },
      "operation_not_supported",
      "Cannot update username and password simultaneously",
    ],
    [
      { password: "Other-horse-2", email_verified: true },
      "operation_not_supported",
      "Cannot update password and email_verified simultaneously",
    ],
  ])("refuses %j and changes nothing", async (change, errorCode, message) => {
    await createUser({ email: "bob@example.com", username: "bob", user_id: "bob" });
    const id = await createUser({ username: "ada_1" });
    const before = (await tenant.api("GET", `/users/${id}`)).body;
    const { status, body } = await tenant.api("PATCH", `/users/${id}`, change);
    expect([status, body.errorCode, body.message]).toEqual([400, errorCode, message]);
    expect((await tenant.api("GET", `/users/${id}`)).body).toEqual(before);
  });

  it("accepts the address that the user has", async () => {
    const id = await createUser();
    expect((await tenant.api("PATCH", `/users/${id}`, { email: ADA.email })).status).toBe(200);
  });

  it("refuses a weak password and changes nothing", async () => {
    const id = await createUser();
    const { status } = await tenant.api("PATCH", `/users/${id}`, { name: "New", password: "weak" });
    expect(status).toBe(400);
    expect((await tenant.api("GET", `/users/${id}`)).body.name).toBe("ada@example.com");
  });
});

describeRoute("GET /users", () => {
  beforeEach(async () => {
    await createUser({ user_id: "ada" });
    await createUser({ user_id: "bob", email: "bob@example.com", app_metadata: { plan: "gold" } });
  });

  it.each([
    ['email:"bob@example.com"', ["auth0|bob"]],
    ["email:*@example.com AND NOT nickname:bob", ["auth0|ada"]],
    ["app_metadata.plan:gold", ["auth0|bob"]],
    [`identities.connection:"${CONNECTION}"`, ["auth0|ada", "auth0|bob"]],
    ["nickname:ada OR nickname:bob", ["auth0|ada", "auth0|bob"]],
    ["nickname:nobody", []],
  ])("finds %s", async (query, ids) => {
    const answer = await tenant.api(
      "GET",
      `/users?include_totals=true&q=${encodeURIComponent(query)}`,
    );
    expect(answer.each("users", "user_id")).toEqual(ids);
    expect(answer.body).toMatchObject({
      total: ids.length,
      length: ids.length,
      start: 0,
      limit: 50,
    });
  });

  it("sorts, and refuses a query that it can't read", async () => {
    const sorted = await tenant.api("GET", "/users?sort=email:-1&include_totals=true");
    expect(sorted.each("users", "user_id")).toEqual(["auth0|bob", "auth0|ada"]);
    expect((await tenant.api("GET", "/users?q=(nickname:a")).status).toBe(400);
  });
});

describeRoute("GET /users-by-email", () => {
  it("finds regardless of case, and returns an empty list for a stranger", async () => {
    await createUser();
    const found = await tenant.api("GET", "/users-by-email?email=ADA%40example.com");
    const stranger = await tenant.api("GET", "/users-by-email?email=eve%40example.com");
    expect(found.body).toMatchObject([{ email: "ada@example.com" }]);
    expect(stranger.body).toEqual([]);
  });
});

describeRoute("DELETE /users/:id", () => {
  it("deletes the phones too, and accepts a user that doesn't exist", async () => {
    const id = await createUser();
    await tenant.api("POST", `/users/${id}/authentication-methods`, {
      type: "phone",
      phone_number: "+15557654321",
    });
    expect((await tenant.api("DELETE", `/users/${id}`)).status).toBe(204);
    expect(tenant.ctx.store.enrollments.size).toBe(0);
    expect((await tenant.api("DELETE", `/users/${id}`)).status).toBe(204);
  });
});

async function expectNone(key: string): Promise<void> {
  const id = encodeURIComponent(String(tenant.ctx.store.users.keys().next().value));
  expect((await tenant.api("GET", `/users/${id}/${key}`)).body).toEqual([]);
  const { body } = await tenant.api("GET", `/users/${id}/${key}?include_totals=true&per_page=50`);
  expect(body).toEqual({ [key]: [], start: 0, limit: 50, total: 0 });
  expect((await tenant.api("GET", `/users/none/${key}`)).status).toBe(404);
}

describeRoute("GET /users/:id/roles", () => {
  it("is empty, in both forms of a list", async () => {
    await createUser();
    await expectNone("roles");
  });
});

describeRoute("GET /users/:id/permissions", () => {
  it("is empty, in both forms of a list", async () => {
    await createUser();
    await expectNone("permissions");
  });
});
