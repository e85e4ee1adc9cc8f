import { RateLimit } from "../../../../local/auth0/management/rate-limit";
import { createManagementFixture, type ManagementFixture } from "./management-fixture";

let tenant: ManagementFixture;

beforeAll(async () => {
  tenant = await createManagementFixture();
});
beforeEach(() => {
  tenant.reset();
});
afterAll(() => tenant.close());

describe("a request of the Management API", () => {
  it("is 401 without a token", async () => {
    const { status, body } = await tenant.bare("GET", "/users");
    expect([status, body]).toEqual([
      401,
      { statusCode: 401, error: "Unauthorized", message: "Missing authentication" },
    ]);
  });

  it.each(["Bearer bad", "Basic all", "Bearer"])("is 401 with %s", async (authorization) => {
    const { status, body } = await tenant.bare("GET", "/users", { authorization });
    expect([status, body.error, body.message]).toEqual([401, "Unauthorized", "Invalid token"]);
  });

  it("is 403 without its scope, which is named, and changes nothing", async () => {
    const answer = await tenant.api(
      "PUT",
      "/guardian/policies",
      ["all-applications"],
      ["read:users"],
    );
    expect([answer.status, answer.body]).toEqual([
      403,
      {
        statusCode: 403,
        error: "Forbidden",
        message: "Insufficient scope, expected any of: update:mfa_policies",
        errorCode: "insufficient_scope",
      },
    ]);
    expect(tenant.ctx.store.guardian.policies).toEqual([]);
  });

  it("is refused for its scope before its body is looked at", async () => {
    const { status } = await tenant.api("POST", "/clients", { color: "red" }, ["read:clients"]);
    expect(status).toBe(403);
  });

  it("is 404 where Auth0 has no such path, whoever asks", async () => {
    expect((await tenant.bare("GET", "/pigeons")).body).toEqual({
      statusCode: 404,
      error: "Not Found",
      message: "Not Found",
    });
  });

  it("is 400 when its body isn't JSON", async () => {
    const address = await fetch(tenant.origin + "/api/v2/clients", {
      method: "POST",
      headers: { authorization: "Bearer all", "content-type": "application/json" },
      body: "{",
    });
    expect(address.status).toBe(400);
    expect(await address.json()).toMatchObject({ error: "Bad Request" });
  });
});

describe("the rate limit", () => {
  afterEach(() => jest.restoreAllMocks());

  it("answers 429 with Auth0's headers and lets the next second through", async () => {
    // However slow the machine is, all of these requests are in one second.
    const clock = jest.spyOn(Date, "now").mockReturnValue(1_800_000_000_000);
    const limited = await createManagementFixture({ rateLimit: new RateLimit(2) });
    const statuses = [];
    for (let count = 0; count < 3; count += 1) {
      statuses.push((await limited.api("GET", "/guardian/policies")).status);
    }
    const { status, body, headers } = await limited.api("GET", "/guardian/policies");
    expect(statuses).toEqual([200, 200, 429]);
    expect([status, body.error, body.errorCode]).toEqual([
      429,
      "Too Many Requests",
      "too_many_requests",
    ]);
    expect(headers.get("x-ratelimit-limit")).toBe("2");
    expect(headers.get("x-ratelimit-remaining")).toBe("0");
    const reset = Number(headers.get("x-ratelimit-reset")) * 1000;
    clock.mockReturnValue(reset);
    expect((await limited.api("GET", "/guardian/policies")).status).toBe(200);
    await limited.close();
  });
});
