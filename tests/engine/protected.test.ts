/** With `protect`, no destroy turns off anybody's second factor: it is refused, and a state unprotected by hand keeps it too. */
import type { Deployment } from "@pulumi/pulumi/automation";
import { TenantAndStack } from "../tenant-and-stack";

const MINUTES = 60_000;

/** What is in `deployment`. */
interface StateFile {
  resources: { protect?: boolean }[];
}

describe("a protected stack", () => {
  let program: TenantAndStack;

  beforeAll(async () => {
    program = await TenantAndStack.open({ experience: "legacy" });
    await program.stack.setConfig({ protect: "true" });
    await program.stack.up();
  }, 3 * MINUTES);

  afterAll(() => program.close());

  it(
    "refuses to be destroyed, and keeps all that a login needs",
    async () => {
      const before = await program.state();
      await expect(program.stack.destroy()).rejects.toThrow(/protect/);
      // The engine deletes what isn't protected before it refuses.
      expect(await program.state()).toEqual({ ...before, users: [] });
    },
    2 * MINUTES,
  );

  it(
    "leaves on the tenant what logins depend on if someone unprotected its state",
    async () => {
      const state: Omit<Deployment, "deployment"> & { deployment: StateFile } =
        await program.stack.exportState();
      for (const resource of state.deployment.resources) resource.protect = false;
      await program.stack.importState(state);
      await program.stack.destroy();

      const { actions, bindings, clients, guardian } = await program.state();
      expect(clients.filter(({ callbacks }) => callbacks?.length)).toEqual([]);
      expect(actions).toMatchObject([{ deployed: true }]);
      expect(bindings).toMatchObject([{ action_id: actions[0]?.id }]);
      expect(guardian).toMatchObject({ policies: ["all-applications"], factors: { sms: true } });
    },
    2 * MINUTES,
  );
});
