import {
  createManagementFixture,
  describeRoute,
  type ManagementFixture,
} from "./management-fixture";

const PHONE = { type: "phone", phone_number: "+15557654321" };
const METHODS = "/users/auth0%7Cada/authentication-methods";

let tenant: ManagementFixture;

beforeAll(async () => {
  tenant = await createManagementFixture();
});
beforeEach(async () => {
  tenant.reset();
  await tenant.api("POST", "/users", {
    connection: "Username-Password-Authentication",
    email: "ada@example.com",
    password: "Correct-horse-1",
    user_id: "ada",
  });
});
afterAll(() => tenant.close());

async function enroll(): Promise<string> {
  return (await tenant.api("POST", METHODS, PHONE)).textAt("id");
}

describeRoute("POST /users/:id/authentication-methods", () => {
  it("enrolls a phone, once", async () => {
    const { status, body } = await tenant.api("POST", METHODS, PHONE);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      type: "phone",
      phone_number: "+15557654321",
      preferred_authentication_method: "sms",
    });
    expect(Object.keys(body)).not.toContain("enrolled_at");
    expect((await tenant.api("POST", METHODS, PHONE)).status).toBe(409);
    expect((await tenant.api("GET", "/users/auth0%7Cada")).body.multifactor).toEqual(["guardian"]);
  });

  it.each([
    ["a phone without a number", { type: "phone" }],
    ["a method that this tenant hasn't", { type: "totp", totp_secret: "secret" }],
    ["an unknown method", { type: "pigeon" }],
  ])("refuses %s", async (_, body) => {
    expect((await tenant.api("POST", METHODS, body)).status).toBe(400);
    expect(tenant.ctx.store.enrollments.size).toBe(0);
  });
});

describeRoute("GET /users/:id/authentication-methods", () => {
  it("lists the phones, with totals under the name of authenticators", async () => {
    const id = await enroll();
    expect((await tenant.api("GET", METHODS)).body).toMatchObject([{ id }]);
    const totals = await tenant.api("GET", `${METHODS}?include_totals=true`);
    expect(totals.each("authenticators", "id")).toEqual([id]);
  });

  it("answers 404 for a user that doesn't exist", async () => {
    expect((await tenant.api("GET", "/users/none/authentication-methods")).status).toBe(404);
  });
});

describeRoute("PUT /users/:id/authentication-methods", () => {
  it("replaces the phones", async () => {
    await enroll();
    const { body } = await tenant.api("PUT", METHODS, [{ ...PHONE, phone_number: "+15550000000" }]);
    expect(body).toMatchObject([{ phone_number: "+15550000000" }]);
    expect(tenant.ctx.store.enrollments.size).toBe(1);
  });

  it("refuses one bad method and keeps the phones", async () => {
    await enroll();
    expect((await tenant.api("PUT", METHODS, [PHONE, { type: "email" }])).status).toBe(400);
    expect(tenant.ctx.store.enrollments.size).toBe(1);
  });
});

describeRoute("GET /users/:id/authentication-methods/:methodId", () => {
  it("shows one phone, and answers 404 for another", async () => {
    const id = await enroll();
    expect((await tenant.api("GET", `${METHODS}/${encodeURIComponent(id)}`)).body.id).toBe(id);
    expect((await tenant.api("GET", `${METHODS}/none`)).status).toBe(404);
  });
});

describeRoute("PATCH /users/:id/authentication-methods/:methodId", () => {
  it("changes how the phone is asked, and what it is called", async () => {
    const id = encodeURIComponent(await enroll());
    const change = { preferred_authentication_method: "voice", name: "At work" };
    const changed = { ...change, confirmed: true };
    expect((await tenant.api("PATCH", `${METHODS}/${id}`, change)).body).toMatchObject(changed);
    expect((await tenant.api("GET", `${METHODS}/${id}`)).body).toMatchObject(changed);
  });
});

describeRoute("DELETE /users/:id/authentication-methods/:methodId", () => {
  it("removes one phone, so that the next login enrolls again", async () => {
    const id = encodeURIComponent(await enroll());
    expect((await tenant.api("DELETE", `${METHODS}/${id}`)).status).toBe(204);
    expect(tenant.ctx.store.enrollments.size).toBe(0);
  });
});

describeRoute("DELETE /users/:id/authentication-methods", () => {
  it("removes every phone", async () => {
    await enroll();
    expect((await tenant.api("DELETE", METHODS)).status).toBe(204);
    expect(tenant.ctx.store.enrollments.size).toBe(0);
  });
});

describeRoute("GET /users/:id/enrollments", () => {
  it("tells of the phones in Guardian's words", async () => {
    await enroll();
    expect((await tenant.api("GET", "/users/auth0%7Cada/enrollments")).body).toMatchObject([
      { status: "confirmed", auth_method: "sms", phone_number: "+15557654321" },
    ]);
  });
});

describeRoute("GET /guardian/enrollments/:id", () => {
  it("shows an enrollment, and answers 404 for another", async () => {
    await enroll();
    const [id = ""] = tenant.ctx.store.enrollments.keys();
    expect((await tenant.api("GET", `/guardian/enrollments/${id}`)).body).toMatchObject({
      id,
      status: "confirmed",
    });
    expect((await tenant.api("GET", "/guardian/enrollments/none")).status).toBe(404);
  });
});

describeRoute("DELETE /guardian/enrollments/:id", () => {
  it("removes the phone", async () => {
    await enroll();
    const [id = ""] = tenant.ctx.store.enrollments.keys();
    expect((await tenant.api("DELETE", `/guardian/enrollments/${id}`)).status).toBe(204);
    expect((await tenant.api("GET", METHODS)).body).toEqual([]);
  });
});

describeRoute("DELETE /users/:id/multifactor/:provider", () => {
  it("knows Auth0's two providers", async () => {
    const path = "/users/auth0%7Cada/multifactor";
    expect((await tenant.api("DELETE", `${path}/google-authenticator`)).status).toBe(204);
    expect((await tenant.api("DELETE", `${path}/pigeon`)).status).toBe(400);
  });
});

describeRoute("POST /users/:id/multifactor/actions/invalidate-remember-browser", () => {
  it("answers 404 for a user that doesn't exist", async () => {
    const path = "multifactor/actions/invalidate-remember-browser";
    expect((await tenant.api("POST", `/users/auth0%7Cada/${path}`)).status).toBe(204);
    expect((await tenant.api("POST", `/users/none/${path}`)).status).toBe(404);
  });
});
