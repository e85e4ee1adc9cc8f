/** docs/how-to/move-state.md: a stack's state moves between folders and PostgreSQL, and nothing would change. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { Client } from "pg";
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
    for (const name of ["one", "two", "three"]) mkdirSync(join(folder, name));
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

  /** Makes another database on the server, and returns it as a backend. */
  async function anotherDatabase(name: string): Promise<string> {
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    await client.query(`CREATE DATABASE ${name}`);
    await client.end();
    return postgres.url.replace("/postgres?", `/${name}?`);
  }

  /** Its resources, with the secrets in clear. */
  async function resourcesIn(backend: string): Promise<unknown> {
    const flags = ["--stack", "prod", "--show-secrets"];
    const { stdout } = await pulumi(backend, "stack", "export", ...flags);
    return (JSON.parse(stdout) as { deployment: { resources?: unknown } }).deployment.resources;
  }

  it("moves between folders, to PostgreSQL, between databases and back, with its secrets", async () => {
    const folders = ["one", "two", "three"].map((name) => `file://${folder}/${name}`);
    const [one = "", two = "", three = ""] = folders;
    const second = await anotherDatabase("second");
    await pulumi(one, "stack", "init", "prod");
    await pulumi(one, "config", "set", "--secret", "token", "s3cret", "--stack", "prod");
    await withASecretOutput(one);
    const before = await resourcesIn(one);
    expect(JSON.stringify(before)).toContain("hidden");

    const move = async (source: string, target: string): Promise<void> => {
      await pulumi(target, "stack", "migrate", source, "prod", "--yes");
      const secret = await pulumi(target, "config", "get", "token", "--stack", "prod");
      expect(secret.stdout.trim()).toBe("s3cret");
      expect(await resourcesIn(target)).toEqual(before);
      // The source keeps its state.
      await pulumi(source, "stack", "export", "--stack", "prod");
    };
    await move(one, two);
    await move(two, postgres.url);
    await move(postgres.url, second);
    await move(second, three);
    // Where the stack was before, its old state is removed first.
    await pulumi(postgres.url, "stack", "rm", "prod", "--yes", "--force", "--preserve-config");
    await move(three, postgres.url);
  });
});
