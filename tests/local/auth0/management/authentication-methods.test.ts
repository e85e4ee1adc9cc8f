import { issueRecoveryCode } from "../../../../local/auth0/login/recovery-code";
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

const SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const ADA = "auth0|ada";

/** An authenticator app, by the API. */
async function enrollApp(): Promise<string> {
  const app = { type: "totp", name: "Tablet", totp_secret: SECRET };
  return (await tenant.api("POST", METHODS, app)).textAt("id");
}

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
    ["a method that this tenant hasn't", { type: "email", email: "ada@example.com" }],
    ["an authenticator app without a secret", { type: "totp" }],
    ["a secret that isn't base32", { type: "totp", totp_secret: "secret" }],
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

  it("lists an authenticator app and a recovery code, without their secrets", async () => {
    const app = await enrollApp();
    issueRecoveryCode(tenant.ctx, ADA);
    const { body } = await tenant.api("GET", METHODS);
    expect(body).toMatchObject([
      { id: app, type: "totp", name: "Tablet", confirmed: true },
      { type: "recovery-code", confirmed: true },
    ]);
    expect(app).toMatch(/^totp\|dev_/);
    expect(JSON.stringify(body)).not.toMatch(/secret|digest/i);
    expect((await tenant.api("GET", "/users/auth0%7Cada")).body.multifactor).toEqual(["guardian"]);
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

  it("replaces authenticator apps too", async () => {
    await enrollApp();
    await tenant.api("PUT", METHODS, [PHONE]);
    expect((await tenant.api("GET", METHODS)).body).toMatchObject([{ type: "phone" }]);
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

describe("an authenticator app and a recovery code", () => {
  it("can be removed, and the app renamed", async () => {
    const app = encodeURIComponent(await enrollApp());
    issueRecoveryCode(tenant.ctx, ADA);
    const [, code] = (await tenant.api("GET", METHODS)).body as unknown as { id: string }[];
    const codePath = `${METHODS}/${encodeURIComponent(code?.id ?? "")}`;
    expect((await tenant.api("PATCH", `${METHODS}/${app}`, { name: "Old" })).body.name).toBe("Old");
    expect((await tenant.api("PATCH", codePath, { name: "Old" })).status).toBe(400);
    expect((await tenant.api("DELETE", codePath)).status).toBe(204);
    expect((await tenant.api("DELETE", `${METHODS}/${app}`)).status).toBe(204);
    expect((await tenant.api("GET", METHODS)).body).toEqual([]);
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
  it("lists phones under Guardian's names", async () => {
    await enroll();
    expect((await tenant.api("GET", "/users/auth0%7Cada/enrollments")).body).toMatchObject([
      { status: "confirmed", auth_method: "sms", phone_number: "+15557654321" },
    ]);
    await enrollApp();
    expect((await tenant.api("GET", "/users/auth0%7Cada/enrollments")).body).toMatchObject([
      { type: "phone" },
      { type: "authenticator", auth_method: "authenticator", name: "Tablet" },
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
