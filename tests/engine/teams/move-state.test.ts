/** docs/how-to/move-state.md: a stack's state moves between folders and PostgreSQL, and nothing would change. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { findEngine } from "../../../local/pulumi/engine";
import { run, type CommandResult } from "./command";
import { postgresPrograms, startPostgres, type Postgres } from "./postgres";

jest.setTimeout(600_000);

const programs = postgresPrograms();
const withPostgres = programs === undefined ? describe.skip : describe;
if (programs === undefined)
  console.warn("Skipped, since PostgreSQL is not installed: apt-get install postgresql.");

withPostgres("a stack's state", () => {
  let folder: string;
  let engine: PulumiCommand;
  let postgres: Postgres;

  beforeAll(async () => {
    engine = await findEngine();
    postgres = await startPostgres(programs ?? "");
    folder = mkdtempSync(join(tmpdir(), "move-"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: moving\nruntime: nodejs\n");
    for (const name of ["one", "two"]) mkdirSync(join(folder, name));
  });
  afterAll(() => {
    postgres.stop();
    rmSync(folder, { recursive: true });
  });

  async function pulumi(backend: string, ...args: string[]): Promise<CommandResult> {
    const result = await run(
      engine.command,
      ["--non-interactive", ...args],
      {
        ...process.env,
        PATH: `${dirname(engine.command)}:${process.env["PATH"] ?? ""}`,
        PULUMI_BACKEND_URL: backend,
        PULUMI_CONFIG_PASSPHRASE: "the same everywhere",
        PULUMI_HOME: join(folder, "home"),
        PULUMI_SKIP_UPDATE_CHECK: "true",
      },
      folder,
    );
    expect({ args, ...result }).toMatchObject({ code: 0 });
    return result;
  }

  /** Gives the stack a resource with a secret output, as an `up` would. */
  async function withASecretOutput(backend: string): Promise<void> {
    const { stdout } = await pulumi(backend, "stack", "export", "--stack", "prod");
    const state = JSON.parse(stdout) as { deployment: { resources?: unknown[] } };
    const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
    state.deployment.resources = [
      {
        urn: "urn:pulumi:prod::moving::pulumi:pulumi:Stack::moving-prod",
        custom: false,
        type: "pulumi:pulumi:Stack",
        outputs: { password: { ...secret, plaintext: '"hidden"' } },
      },
    ];
    const file = join(folder, "state.json");
    writeFileSync(file, JSON.stringify(state));
    await pulumi(backend, "stack", "import", "--stack", "prod", "--file", file);
  }

  it("moves from a folder to PostgreSQL, to another folder and back, with its secrets", async () => {
    const backends = [`file://${folder}/one`, postgres.url, `file://${folder}/two`];
    await pulumi(backends[0] ?? "", "stack", "init", "prod");
    await pulumi(
      backends[0] ?? "",
      "config",
      "set",
      "--secret",
      "token",
      "s3cret",
      "--stack",
      "prod",
    );
    await withASecretOutput(backends[0] ?? "");
    const before = await pulumi(
      backends[0] ?? "",
      "stack",
      "export",
      "--stack",
      "prod",
      "--show-secrets",
    );
    const resources = (text: string): unknown =>
      (JSON.parse(text) as { deployment: { resources?: unknown } }).deployment.resources;

    expect(JSON.stringify(resources(before.stdout))).toContain("hidden");
    const route = [...backends, backends[1] ?? ""];
    for (const [index, target] of route.entries()) {
      const source = route[index - 1];
      if (source === undefined) continue;
      if (index === 3)
        await pulumi(target, "stack", "rm", "prod", "--yes", "--force", "--preserve-config");
      await pulumi(target, "stack", "migrate", source, "prod", "--yes");
      const secret = await pulumi(target, "config", "get", "token", "--stack", "prod");
      expect(secret.stdout.trim()).toBe("s3cret");
      const after = await pulumi(target, "stack", "export", "--stack", "prod", "--show-secrets");
      expect(resources(after.stdout)).toEqual(resources(before.stdout));
    }
    // The source keeps its state.
    await pulumi(backends[0] ?? "", "stack", "export", "--stack", "prod");
  });
});
