/** An administrator set MFA by SMS up by hand, as the walk-through has it; `recover` brings it under a new stack. */
import { setUpByHand, type HandMade } from "../cli/hand-made";
import { openManagement, type Manage } from "../cli/management-requests";
import { LOCAL_ACCOUNT } from "../local-account";
import { TenantAndStack } from "../tenant-and-stack";
import { operate } from "./operate";

interface State {
  clients: { client_id: string; name: string }[];
  actions: { id: string; name: string }[];
}

describe("a setup made by hand", () => {
  let operated: TenantAndStack;
  let api: Manage;
  let handMade: HandMade;

  const changes = async (): Promise<string[]> =>
    (await operated.requests()).filter((request) => !request.startsWith("GET "));

  beforeAll(async () => {
    operated = await TenantAndStack.open({ experience: "legacy", ...LOCAL_ACCOUNT });
    api = await openManagement(operated.tenant);
  }, 600_000);

  beforeEach(async () => {
    await operated.startOver();
    handMade = await setUpByHand(api);
  });

  afterAll(() => operated.close());

  it("becomes the stack's without a change on the tenant and without a second question", async () => {
    const before = await changes();

    const first = await operated.runCommand("recover");
    expect(first).toMatchObject({ code: 0 });
    for (const id of [handMade.clientId, handMade.actionId, "send-phone-message"]) {
      expect(first.output).toContain(id);
    }
    expect(await changes()).toEqual(before);

    const second = await operate(operated, "recover");
    expect(second.output).toContain("Nothing to recover");
  }, 600_000);

  it("is updated by the next `up`, never recreated, unbound or turned off, and removed by a `destroy`", async () => {
    await api("PUT", "guardian/factors/otp", { enabled: true });
    await operate(operated, "recover");
    const before = (await changes()).length;

    const { steps, warnings } = await operated.stack.up();
    expect(warnings.join()).not.toContain("leaves the Send Phone Message flow");

    const ofTenant = steps.filter(({ type }) => type.startsWith("auth0:"));
    expect(ofTenant.filter(({ op }) => op !== "update").map(({ name }) => name)).toEqual([
      "test-user",
    ]);
    const { clients, actions } = await operated.control<State>("GET", "state");
    expect(
      clients.filter(({ name }) => name === "React sample").map((each) => each.client_id),
    ).toEqual([handMade.clientId]);
    expect(actions.map(({ id }) => id)).toEqual([handMade.actionId]);
    const sent = (await changes()).slice(before);
    expect(sent.filter((request) => request.startsWith("DELETE"))).toEqual([]);
    expect((await operate(operated, "doctor")).code).toBe(0);
    expect((await operated.stack.up()).steps).toEqual([]);

    await operated.stack.destroy();
    const { guardian, bindings, actions: left } = await operated.state();
    expect({ bindings, left }).toEqual({ bindings: [], left: [] });
    expect(guardian).toMatchObject({ policies: [], factors: { sms: false, otp: true } });
  }, 600_000);

  it("is removed completely by an immediate `destroy`", async () => {
    await operate(operated, "recover");

    await operated.stack.destroy();

    const { clients, actions } = await operated.control<State>("GET", "state");
    expect(clients.filter(({ name }) => name === "React sample")).toEqual([]);
    expect(actions).toEqual([]);
  }, 600_000);

  it("waits for a person's decision if two applications have the name", async () => {
    const { client_id: second } = await api<{ client_id: string }>("POST", "clients", {
      name: "React sample",
      app_type: "spa",
    });

    const undecided = await operate(operated, "recover");
    expect(undecided.code).toBe(1);
    expect(undecided.output).toContain(second);
    expect(undecided.output).toContain("--client ID");

    const decided = await operate(operated, "recover", "--client", handMade.clientId);
    expect(decided.output).toContain(`(${handMade.clientId}) as spa`);
    const { clients } = await operated.control<State>("GET", "state");
    expect(clients.map((each) => each.client_id)).toContain(second);
  }, 600_000);

  it("keeps another carrier's Action, and says how it would be adopted", async () => {
    await api("PATCH", `actions/actions/${handMade.actionId}`, { code: "exports.twilio = 1;" });

    const { code, output } = await operate(operated, "recover");

    expect(code).toBe(1);
    expect(output).toContain("--action ID");
    expect(output).not.toContain("as mfa-legacy");
  }, 600_000);

  it("is shown and left as it is by `--dry-run`", async () => {
    const { output } = await operate(operated, "recover", "--dry-run");

    expect(output).toContain(`(${handMade.actionId}) as mfa-legacy`);
    expect((await operated.stack.exportState()).deployment).not.toHaveProperty("resources");
    // Word for word what the real run does, but for the last line.
    const real = await operate(operated, "recover");
    const actions = (text: string) => text.split("\n").filter((line) => line.startsWith("- "));
    expect(actions(real.output)).toEqual(actions(output));
  }, 600_000);
});
