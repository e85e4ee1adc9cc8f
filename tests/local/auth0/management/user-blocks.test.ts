import { countFailure, isBlocked } from "../../../../local/auth0/login/brute-force";
import {
  createManagementFixture,
  describeRoute,
  type ManagementFixture,
} from "./management-fixture";

const CONNECTION = "Username-Password-Authentication";
const ATTEMPT = { identifier: "ada@example.com", ip: "192.0.2.1", connection: CONNECTION };
const BLOCK = { blocked_for: [ATTEMPT] };

let tenant: ManagementFixture;

beforeAll(async () => {
  tenant = await createManagementFixture();
});
beforeEach(async () => {
  tenant.reset();
  await tenant.api("POST", "/users", {
    connection: CONNECTION,
    email: ATTEMPT.identifier,
    password: "Correct-horse-1",
    user_id: "ada",
  });
  for (let failures = 0; failures < 10; failures += 1) countFailure(tenant.ctx, ATTEMPT);
});
afterAll(() => tenant.close());

describeRoute("GET /user-blocks", () => {
  it("lists what blocks an address, and needs one", async () => {
    const found = await tenant.api("GET", "/user-blocks?identifier=ADA@example.com");
    expect(found.at("blocked_for.0.ip")).toBe(ATTEMPT.ip);
    const other = await tenant.api("GET", "/user-blocks?identifier=eve@example.com");
    expect(other.body).toEqual({ blocked_for: [] });
    expect((await tenant.api("GET", "/user-blocks")).status).toBe(400);
  });
});

describeRoute("DELETE /user-blocks", () => {
  it("ends it", async () => {
    const answer = await tenant.api("DELETE", `/user-blocks?identifier=${ATTEMPT.identifier}`);
    expect([answer.status, isBlocked(tenant.ctx, ATTEMPT)]).toEqual([204, false]);
  });
});

describeRoute("GET /user-blocks/:id", () => {
  it("lists what blocks a user", async () => {
    expect((await tenant.api("GET", "/user-blocks/auth0|ada")).body).toEqual(BLOCK);
    expect((await tenant.api("GET", "/user-blocks/auth0|eve")).status).toBe(404);
  });
});

describeRoute("DELETE /user-blocks/:id", () => {
  it("ends it", async () => {
    expect(isBlocked(tenant.ctx, ATTEMPT)).toBe(true);
    const answer = await tenant.api("DELETE", "/user-blocks/auth0|ada");
    expect([answer.status, isBlocked(tenant.ctx, ATTEMPT)]).toEqual([204, false]);
  });
});
