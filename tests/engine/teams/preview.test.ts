import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { findEngine } from "../../../local/pulumi/engine";
import { openStack, type LocalStack } from "../../../local/pulumi/stack";
import { readPlan } from "../../../cli/preview/plan/plan-file";
import type { Plan } from "../../../cli/preview/plan/plan";
import { environmentOf, run, runCommand } from "./command";
import { startTenantProcess, type TenantProcess } from "../../tenant-process";

jest.setTimeout(600_000);

/** Minutes on a busy machine, so only with TEAMS=all. */
const describeFull = process.env["TEAMS"] === "all" ? describe : describe.skip;

const CONFIG = { plivoAuthId: "MA00000000000000000A", plivoSender: "+15554443232" };

describeFull("plans of a deployed stack", () => {
  const folder = mkdtempSync(join(tmpdir(), "preview-"));
  let engine: PulumiCommand;
  let tenant: TenantProcess;
  let stack: LocalStack;
  let environment: NodeJS.ProcessEnv;

  beforeAll(async () => {
    engine = await findEngine();
    tenant = await startTenantProcess("--experience", "unified");
    const secrets = { plivoAuthToken: "the-token-of-this-test" };
    stack = await openStack({ name: "qa", engine, tenant, config: CONFIG, secrets });
    environment = environmentOf(engine, stack.env);
    await stack.up();
  });
  afterAll(async () => {
    await stack.close();
    await tenant.stop();
    rmSync(folder, { recursive: true });
  });

  /** Exports the state as an engineer would, secrets encrypted, and plans from it without any of the stack's environment. */
  async function planOffline(): Promise<{ plan: Plan; code: number; output: string }> {
    const file = join(folder, "state.json");
    await run(
      engine.command,
      ["stack", "export", "--stack", "qa", "--file", file],
      environment,
      stack.directory,
    );
    const bare = { PATH: process.env["PATH"], HOME: process.env["HOME"] };
    const { code, stdout, stderr } = await runCommand(
      "cli/preview/offline/main.ts",
      ["--stack-export", file, "--json"],
      bare,
    );
    return { plan: JSON.parse(stdout) as Plan, code, output: stdout + stderr };
  }

  it("offline, from the exported state of a stack that is as the program says, has nothing to change", async () => {
    const { plan, code } = await planOffline();
    expect(plan).toMatchObject({ stack: "qa", offline: true, changes: [], errors: [] });
    expect(plan.notes).toContain("The tenant is taken to be on the unified phone experience.");
    expect(plan.unchanged).toBeGreaterThan(5);
    expect(code).toBe(0);
  });

  it("offline, shows exactly what differs from the exported state, and no secret", async () => {
    await stack.setConfig({ mfaPolicy: "confidence-score" });
    await stack.up();
    const { plan, output } = await planOffline();
    expect(plan.changes).toEqual([
      {
        operation: "update",
        type: "auth0:index/guardian:Guardian",
        name: "mfa",
        properties: [{ path: "policy", before: '"confidence-score"', after: '"all-applications"' }],
      },
    ]);
    expect(output).not.toContain("the-token-of-this-test");
    expect(output).not.toContain("4443232");
    await stack.setConfig({ mfaPolicy: "all-applications" });
    await stack.up();
  });

  it("with the account, is printed and written for the pull request", async () => {
    await stack.setConfig({ mfaPolicy: "confidence-score" });
    const out = join(folder, "plan.json");
    const args = ["--stack", "qa", "--cwd", stack.directory, "--out", out];
    const policies = { PATH: `${join(__dirname, "analyzer")}:${environment["PATH"] ?? ""}` };
    const { code, stdout } = await runCommand("cli/preview/main.ts", args, {
      ...environment,
      ...policies,
    });
    expect(stdout).toMatch(/^Plan for qa: 1 to update, \d+ unchanged\.\n {2}~ update {2}mfa/);
    expect(readPlan(out).changes).toHaveLength(1);
    expect(code).toBe(0);
    await stack.setConfig({ mfaPolicy: "all-applications" });
  });

  it("find drift, and none where there is none", async () => {
    const args = ["--stack", "qa", "--cwd", stack.directory];
    const before = await runCommand("cli/drift/main.ts", args, environment);
    expect(before.stdout).toMatch(/^Plan for qa: nothing to change/);
    expect(before.code).toBe(0);
    await tenant.api("PUT", "/guardian/policies", []);
    const after = await runCommand("cli/drift/main.ts", args, environment);
    expect(after.stdout).toContain("~ update  mfa  (auth0:index/guardian:Guardian)");
    expect(after.stderr).toContain("qa has drifted: run `pulumi up --stack qa`");
    expect(after.code).toBe(1);
  });
});
