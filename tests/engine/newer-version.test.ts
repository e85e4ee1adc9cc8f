/** A stack that a newer version of this program deployed: every command leaves it as it is, and says so in one sentence. */
import type { Deployment } from "@pulumi/pulumi/automation";
import { findEngine } from "../../local/pulumi/engine";
import { TenantAndStack } from "../tenant-and-stack";
import { environmentOf, runScriptOnStack } from "./teams/command";

const MINUTES = 60_000;
const REFUSED = /was deployed by version 99\.1\.0 of this program, which is newer than this one/;

/** What is in `deployment`. */
interface StateFile {
  resources: { type: string; inputs?: Record<string, unknown> }[];
}

describe("a stack of a newer version", () => {
  let program: TenantAndStack;
  let before: unknown;

  beforeAll(async () => {
    program = await TenantAndStack.open({ experience: "legacy" });
    await program.stack.setConfig({ disposable: "true" });
    await program.stack.up();
    const state: Omit<Deployment, "deployment"> & { deployment: StateFile } =
      await program.stack.exportState();
    for (const { type, inputs } of state.deployment.resources)
      if (type === "pulumi:providers:auth0-plivo" && inputs) inputs["pluginVersion"] = "99.1.0";
    await program.stack.importState(state);
    before = await program.state();
  }, 3 * MINUTES);

  afterAll(() => program.close());

  const command = async (script: string, ...args: string[]) => {
    const environment = environmentOf(await findEngine(), program.stack.env);
    const { stdout, stderr } = await runScriptOnStack(
      script,
      ["--stack", "dev", ...args],
      environment,
    );
    return stdout + stderr;
  };

  it(
    "is not destroyed, and loses nothing",
    async () => {
      await expect(program.stack.destroy()).rejects.toThrow(REFUSED);
      expect(await command("cli/teardown/main.ts")).toMatch(REFUSED);
      expect(await program.state()).toEqual(before);
    },
    3 * MINUTES,
  );

  it.each(["doctor", "recover"])(
    "is left alone by %s",
    async (name) => {
      const folder = ["--cwd", program.stack.directory];
      expect(await command(`cli/${name}/main.ts`, ...folder)).toMatch(REFUSED);
      expect(await program.state()).toEqual(before);
    },
    2 * MINUTES,
  );
});
