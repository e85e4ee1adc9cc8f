import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { findEngine } from "../../../local/pulumi/engine";
import { openLocalStack, type LocalStack } from "../../../local/pulumi/stack";
import { readPlan } from "../../../cli/preview/plan/plan-file";
import type { Plan } from "../../../cli/preview/plan/plan";
import { environmentOf, run, runScriptOnStack } from "./command";
import { readOnlyApplication } from "./read-only-application";
import { startTenantProcess, type TenantProcess } from "../../tenant-process";

jest.setTimeout(600_000);

const CONFIG = { plivoAuthId: "MA00000000000000000A", plivoSender: "+15554443232" };

describe("plans of a deployed stack", () => {
  const folder = mkdtempSync(join(tmpdir(), "preview-"));
  let engine: PulumiCommand;
  let tenant: TenantProcess;
  let stack: LocalStack;
  let environment: NodeJS.ProcessEnv;
  let reader: NodeJS.ProcessEnv;

  beforeAll(async () => {
    engine = await findEngine();
    tenant = await startTenantProcess("--experience", "unified");
    const application = await readOnlyApplication(tenant);
    const secrets = { plivoAuthToken: "the-token-of-this-test" };
    // Stand-ins of plugins run in a process of their own, which gets its environment here.
    Object.assign(process.env, application);
    stack = await openLocalStack({ name: "qa", engine, tenant, config: CONFIG, secrets });
    delete process.env["AUTH0_CLIENT_ID"];
    delete process.env["AUTH0_CLIENT_SECRET"];
    environment = environmentOf(engine, stack.env);
    await stack.up();
    // What a preview of a pull request has: no passphrase, and an application that only reads.
    reader = { ...environment, ...application };
    delete reader["PULUMI_CONFIG_PASSPHRASE"];
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
    const { code, stdout, stderr } = await runScriptOnStack(
      "cli/preview/offline/main.ts",
      ["--stack-export", file, "--json"],
      bare,
    );
    return { plan: JSON.parse(stdout) as Plan, code, output: stdout + stderr };
  }

  it("offline, from the exported state of a stack that is as the program says, has nothing to change", async () => {
    const { plan, code } = await planOffline();
    expect(plan).toMatchObject({ stack: "qa", offline: true, changes: [], errors: [] });
    expect(plan.notes).toContain("The plan assumes a tenant on the unified phone experience.");
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

  const preview = (env: NodeJS.ProcessEnv, ...flags: string[]) =>
    runScriptOnStack(
      "cli/preview/main.ts",
      ["--stack", "qa", "--cwd", stack.directory, ...flags],
      env,
    );

  it("with the account, stop if config has credentials as well as the environment", async () => {
    const { code, stderr } = await preview(reader);
    expect(stderr).toMatch(
      /^The tenant's credentials are in two places, auth0:clientId and auth0:clientSecret of Pulumi\.qa\.yaml .*`pulumi config rm auth0:clientSecret --stack qa`/,
    );
    expect(code).toBe(1);
    await stack.removeConfig("auth0:clientId", "auth0:clientSecret");
  });

  it("with the account, stop if the application may write", async () => {
    const { clientId, clientSecret } = tenant;
    const writer = { AUTH0_CLIENT_ID: clientId, AUTH0_CLIENT_SECRET: clientSecret };
    const { code, stderr } = await preview({ ...reader, ...writer });
    expect(stderr).toMatch(
      /^The application in AUTH0_CLIENT_ID can write to .* only `read:` scopes\.$/m,
    );
    expect(code).toBe(1);
  });

  it("with the account, see what the tenant has, without a passphrase and without writing the state", async () => {
    const state = join(stack.directory, ".pulumi", "stacks");
    const before = readdirSync(state, { recursive: true }).join();
    const same = await preview(reader);
    expect(same.stdout).toMatch(/^Plan for qa: nothing to change, \d+ unchanged\.$/m);
    expect(same.code).toBe(0);
    const { body: policies } = await tenant.api("GET", "/guardian/policies");
    await tenant.api("PUT", "/guardian/policies", []);
    const drifted = await preview(reader);
    expect(drifted.stdout).toContain("~ update  mfa  (auth0:index/guardian:Guardian)");
    await tenant.api("PUT", "/guardian/policies", policies);
    expect(readdirSync(state, { recursive: true }).join()).toBe(before);
  });

  it("with the account, are printed and written for the pull request", async () => {
    await stack.setConfig({ mfaPolicy: "confidence-score" });
    const out = join(folder, "plan.json");
    const { code, stdout } = await preview(reader, "--out", out);
    expect(stdout).toMatch(/^Plan for qa: 1 to update, \d+ unchanged\.\n {2}~ update {2}mfa/);
    expect(readPlan(out).changes).toHaveLength(1);
    expect(code).toBe(0);
    await stack.setConfig({ mfaPolicy: "all-applications" });
  });

  it("find drift only if there is some", async () => {
    await stack.setConfig(
      { "auth0:clientId": tenant.clientId },
      { "auth0:clientSecret": tenant.clientSecret },
    );
    const args = ["--stack", "qa", "--cwd", stack.directory];
    const before = await runScriptOnStack("cli/drift/main.ts", args, environment);
    expect(before.stdout).toMatch(/^Plan for qa: nothing to change.*\nqa has not drifted\.$/m);
    expect(before.code).toBe(0);
    await tenant.api("PUT", "/guardian/policies", []);
    const after = await runScriptOnStack("cli/drift/main.ts", args, environment);
    expect(after.stdout).toContain("~ update  mfa  (auth0:index/guardian:Guardian)");
    expect(after.stdout).toContain("qa has drifted: run `pulumi up --stack qa`");
    expect(after.code).toBe(1);
    const asJson = await runScriptOnStack("cli/drift/main.ts", [...args, "--json"], environment);
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      ...{ command: "drift", ok: false, drift: "not repaired", stack: "qa" },
      changes: [{ operation: "update", name: "mfa" }],
    });
    expect(asJson.stdout + asJson.stderr).not.toMatch(/the-token-of-this-test|4443232/);
    expect(asJson.code).toBe(1);
    await stack.setConfig({ repairDrift: "true" });
    const repaired = await runScriptOnStack("cli/drift/main.ts", args, environment);
    expect(repaired.stdout).toContain("qa had drifted and was repaired.");
    expect(repaired.code).toBe(0);
    const { body } = await tenant.api("GET", "/guardian/policies");
    expect(body).toEqual(["all-applications"]);
  });
});
