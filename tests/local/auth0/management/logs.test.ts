import {
  createManagementFixture,
  describeRoute,
  type ManagementFixture,
} from "./management-fixture";

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
  tenant.ctx.log({ type: "s", user_id: "auth0|ada" });
  tenant.ctx.log({ type: "gd_send_sms" });
  tenant.ctx.log({ type: "gd_send_sms_failure", details: { failure_details: "no credit" } });
});
afterAll(() => tenant.close());

describeRoute("GET /logs", () => {
  it("lists newest first, and finds by type", async () => {
    const all = await tenant.api("GET", "/logs?include_totals=true");
    expect(all.each("logs", "type")).toEqual(["gd_send_sms_failure", "gd_send_sms", "s"]);
    expect(all.body).toMatchObject({ total: 3, length: 3 });
    const found = await tenant.api("GET", "/logs?q=type%3Agd_send_sms");
    expect(found.body).toMatchObject([{ type: "gd_send_sms" }]);
  });

  it("continues after a known event", async () => {
    const [first] = tenant.ctx.store.logs;
    const answer = await tenant.api("GET", `/logs?from=${first?.log_id ?? ""}&take=1`);
    expect(answer.body).toMatchObject([{ type: "gd_send_sms" }]);
  });
});

describeRoute("GET /logs/:id", () => {
  it("shows one event with its details", async () => {
    const id = tenant.ctx.store.logs[2]?.log_id ?? "";
    const { body } = await tenant.api("GET", `/logs/${id}`);
    expect(body).toMatchObject({ log_id: id, details: { failure_details: "no credit" } });
    expect((await tenant.api("GET", "/logs/none")).status).toBe(404);
  });
});

describeRoute("GET /users/:id/logs", () => {
  it("lists the events of one user", async () => {
    expect((await tenant.api("GET", "/users/auth0%7Cada/logs")).body).toMatchObject([
      { type: "s" },
    ]);
  });
});
