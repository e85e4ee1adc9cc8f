/** With `protect`, no destroy turns off anybody's second factor: it is refused, and a state unprotected by hand keeps it too. */
import type { Deployment } from "@pulumi/pulumi/automation";
import { findEngine } from "../../local/engine";
import { DeployedProgram, writesAmong } from "./deployed-program";

const MINUTES = 60_000;

interface StateFile {
  resources: { protect?: boolean }[];
}

describe("a protected stack", () => {
  let program: DeployedProgram;

  beforeAll(async () => {
    program = await DeployedProgram.open(await findEngine(), "legacy");
    await program.stack.setConfig({ protect: "true" });
    await program.stack.up();
  }, 3 * MINUTES);

  afterAll(() => program.close());

  it(
    "refuses to be destroyed and changes nothing",
    async () => {
      const requests = await program.requestsOf(async () => {
        await expect(program.stack.destroy()).rejects.toThrow(/protect/);
      });
      expect(writesAmong(requests)).toEqual([]);
    },
    2 * MINUTES,
  );

  it(
    "leaves on the tenant what logins depend on where somebody unprotected its state",
    async () => {
      const { version, deployment } = await program.stack.exportState();
      const { resources, ...rest } = deployment as StateFile;
      const unprotected: Deployment = {
        version,
        deployment: {
          ...rest,
          resources: resources.map((resource) => ({ ...resource, protect: false })),
        },
      };
      await program.stack.importState(unprotected);
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
