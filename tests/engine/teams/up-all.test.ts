import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import type { StackOutcome } from "../../../cli/fleet/outcome";
import { findEngine } from "../../../local/pulumi/engine";
import { openLocalStack, type LocalStack } from "../../../local/pulumi/stack";
import { startTenantProcess, type TenantProcess } from "../../tenant-process";
import { environmentOf, runScriptOnStack } from "./command";

jest.setTimeout(600_000);

/** Minutes on a busy machine, so only with TEAMS=all. */
const describeFull = process.env["TEAMS"] === "all" ? describe : describe.skip;

const PLIVO = { plivoAuthId: "MA00000000000000000A", plivoSender: "+15554443232" };

describeFull("up-all over three tenants, one of which refuses its client", () => {
  const folder = mkdtempSync(join(tmpdir(), "up-all-"));
  const directory = join(folder, "state");
  const tenants: TenantProcess[] = [];
  const stacks: LocalStack[] = [];
  let engine: PulumiCommand;

  beforeAll(async () => {
    engine = await findEngine();
    mkdirSync(directory);
    tenants.push(
      ...(await Promise.all([
        startTenantProcess(),
        startTenantProcess("--experience", "unified"),
        startTenantProcess(),
      ])),
    );
    // The plugins of the first stack serve all: they must trust every tenant.
    const caFile = join(folder, "tenants.pem");
    writeFileSync(caFile, tenants.map((tenant) => readFileSync(tenant.caFile, "utf8")).join("\n"));
    for (const [index, { domain, clientId, clientSecret }] of tenants.entries()) {
      const tenant = {
        domain,
        clientId,
        caFile,
        clientSecret: index === 2 ? "wrong" : clientSecret,
      };
      const keep = { directory, passphrase: "the fleet's" };
      const secrets = { plivoAuthToken: "the-token-of-this-test" };
      stacks.push(
        await openLocalStack({
          name: `tenant-${index + 1}`,
          engine,
          tenant,
          config: PLIVO,
          secrets,
          keep,
        }),
      );
    }
  });
  afterAll(async () => {
    await Promise.all(stacks.map((stack) => stack.close()));
    await Promise.all(tenants.map((tenant) => tenant.stop()));
    rmSync(folder, { recursive: true });
  });

  async function upAll(): Promise<{ code: number; outcomes: StackOutcome[]; output: string }> {
    const list = join(folder, "stacks.txt");
    writeFileSync(list, "tenant-3\ntenant-1\ntenant-2\n");
    const args = ["--stacks", list, "--parallel", "3", "--cwd", directory, "--json"];
    const { code, stdout, stderr } = await runScriptOnStack(
      "cli/fleet/main.ts",
      args,
      environmentOf(engine, stacks[0]?.env),
    );
    return {
      code,
      outcomes: (JSON.parse(stdout) as { stacks: StackOutcome[] }).stacks,
      output: stdout + stderr,
    };
  }

  it("brings up the others, reports why the one failed, and changes nothing the second time", async () => {
    const first = await upAll();
    expect(first.outcomes).toMatchObject([
      { stack: "tenant-3", result: "failed" },
      { stack: "tenant-1", result: "changed", detail: "14 created" },
      { stack: "tenant-2", result: "changed", detail: "14 created" },
    ]);
    expect(first.outcomes[0]?.detail).toMatch(/credentials|401|access_denied|unauthorized/i);
    expect(first.code).toBe(1);
    expect(first.output).not.toMatch(/the-token-of-this-test|wrong/);

    const second = await upAll();
    expect(second.outcomes.map(({ result }) => result)).toEqual([
      "failed",
      "unchanged",
      "unchanged",
    ]);
  });
});
