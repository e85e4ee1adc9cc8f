import {
  createManagementFixture,
  describeRoute,
  type ManagementFixture,
} from "./management-fixture";

const BINDINGS = "/actions/triggers/send-phone-message/bindings";

let tenant: ManagementFixture;

beforeAll(async () => {
  tenant = await createManagementFixture();
});
beforeEach(() => {
  tenant.reset();
});
afterAll(() => tenant.close());

async function createAction(
  name: string,
  trigger = "send-phone-message",
  deploy = true,
): Promise<string> {
  const answer = await tenant.api("POST", "/actions/actions", {
    name,
    supported_triggers: [{ id: trigger }],
    deploy,
  });
  return answer.textAt("id");
}

const byId = (value: string): object => ({
  ref: { type: "action_id", value },
  display_name: value,
});

describeRoute("PATCH /actions/triggers/:triggerId/bindings", () => {
  it("replaces the list, in the given order", async () => {
    const one = await createAction("one");
    const two = await createAction("two");
    await tenant.api("PATCH", BINDINGS, { bindings: [byId(one), byId(two)] });
    const answer = await tenant.api("PATCH", BINDINGS, { bindings: [byId(two)] });
    expect(answer.status).toBe(200);
    expect(answer.body.bindings).toHaveLength(1);
    expect(answer.at("bindings.0")).toMatchObject({
      trigger_id: "send-phone-message",
      display_name: two,
      action: { id: two, name: "two", all_changes_deployed: false },
    });
    expect(answer.at("bindings.0.action")).not.toHaveProperty("code");
  });

  it("finds an Action by its name, and by an earlier binding", async () => {
    await createAction("one");
    const named = { bindings: [{ ref: { type: "action_name", value: "one" } }] };
    const first = await tenant.api("PATCH", BINDINGS, named);
    const bound = { bindings: [{ ref: { type: "binding_id", value: first.at("bindings.0.id") } }] };
    const again = await tenant.api("PATCH", BINDINGS, bound);
    expect(again.at("bindings.0.action.name")).toBe("one");
  });

  it.each([
    ["an Action that isn't deployed", "send-phone-message", false, 400, "not deployed"],
    ["an Action of another trigger", "post-login", true, 400, "incompatible action and trigger"],
  ])("refuses %s and keeps the list", async (_, trigger, deploy, status, message) => {
    const bound = await createAction("bound");
    await tenant.api("PATCH", BINDINGS, { bindings: [byId(bound)] });
    const id = await createAction("other", trigger, deploy);
    const refused = await tenant.api("PATCH", BINDINGS, { bindings: [byId(bound), byId(id)] });
    expect(refused.status).toBe(status);
    expect(refused.body.message).toContain(message);
    expect((await tenant.api("GET", BINDINGS)).body.bindings).toHaveLength(1);
  });

  it("refuses an Action that doesn't exist", async () => {
    expect((await tenant.api("PATCH", BINDINGS, { bindings: [byId("none")] })).status).toBe(404);
  });
});

describeRoute("GET /actions/triggers/:triggerId/bindings", () => {
  it("shows no total on a page past the end: the official plugin stops there", async () => {
    const id = await createAction("one");
    await tenant.api("PATCH", BINDINGS, { bindings: [byId(id)] });
    const first = await tenant.api("GET", `${BINDINGS}?page=0&per_page=100`);
    const second = await tenant.api("GET", `${BINDINGS}?page=1&per_page=100`);
    expect(first.body).toEqual({ bindings: [expect.anything()], total: 1, per_page: 100 });
    expect(second.body).toEqual({ bindings: [], page: 1, per_page: 100 });
  });

  it("shows neither total nor page of an empty list", async () => {
    const { body } = await tenant.api("GET", `${BINDINGS}?per_page=50`);
    expect(body).toEqual({ bindings: [], per_page: 50 });
  });

  it("lists no bindings for a trigger that runs without them", async () => {
    const { status, body } = await tenant.api(
      "GET",
      "/actions/triggers/custom-phone-provider/bindings",
    );
    expect(status).toBe(400);
    expect(body.message).toContain("entity-bound");
  });

  it("refuses a trigger that doesn't exist", async () => {
    const { status, body } = await tenant.api("GET", "/actions/triggers/at-noon/bindings");
    expect([status, body.errorCode]).toEqual([400, "invalid_uri"]);
  });
});

describeRoute("GET /actions/triggers", () => {
  it("lists each trigger with its current version", async () => {
    const { body } = await tenant.api("GET", "/actions/triggers");
    expect(body.triggers).toContainEqual(
      expect.objectContaining({ id: "send-phone-message", version: "v2", status: "CURRENT" }),
    );
  });
});
