import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ComponentResource } from "@pulumi/pulumi";
import {
  LocalWorkspace,
  type PulumiCommand,
  type PulumiFn,
  type Stack,
} from "@pulumi/pulumi/automation";
import { findEngine } from "../../../local/pulumi/engine";
import { postgresPrograms, startPostgres, type Postgres } from "./postgres";

jest.setTimeout(600_000);

const programs = postgresPrograms();
const withPostgres = programs === undefined ? describe.skip : describe;
if (programs === undefined)
  console.warn("Skipped, since PostgreSQL is not installed: apt-get install postgresql.");

class Shared extends ComponentResource {
  constructor(name: string) {
    super("test:index:Shared", name, {});
    this.registerOutputs({});
  }
}

const declare =
  (...names: string[]): PulumiFn =>
  () => {
    for (const name of names) new Shared(name);
    return Promise.resolve({ names });
  };

withPostgres("two engineers on one PostgreSQL backend", () => {
  const folders: string[] = [];
  let engine: PulumiCommand;
  let postgres: Postgres;

  beforeAll(async () => {
    engine = await findEngine();
    postgres = await startPostgres(programs ?? "");
  });
  afterAll(() => {
    postgres.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  /** A separate machine: nothing is shared but the database and the passphrase. */
  async function engineer(program: PulumiFn): Promise<Stack> {
    const workDir = mkdtempSync(join(tmpdir(), "engineer-"));
    folders.push(workDir);
    return LocalWorkspace.createOrSelectStack(
      { stackName: "shared", projectName: "two-engineers", program },
      {
        workDir,
        pulumiCommand: engine,
        envVars: {
          PULUMI_BACKEND_URL: postgres.url,
          PULUMI_CONFIG_PASSPHRASE: "shared by the two",
          PULUMI_HOME: join(workDir, "home"),
          PULUMI_SKIP_UPDATE_CHECK: "true",
        },
      },
    );
  }

  it("refuses the second run while the first is in progress, and lets it continue from there afterwards", async () => {
    let [started, finish] = [(): void => undefined, (): void => undefined];
    const isAtWork = new Promise<void>((resolve) => (started = resolve));
    const mayFinish = new Promise<void>((resolve) => (finish = resolve));
    const alice = await engineer(async () => {
      started();
      await mayFinish;
      return declare("first")();
    });
    const bob = await engineer(declare("first", "second"));

    const first = alice.up({ message: "by Alice" });
    await isAtWork;
    await expect(bob.up({ message: "by Bob, too early" })).rejects.toThrow(
      /currently locked by 1 lock/,
    );
    finish();
    await first;
    const second = await bob.up({ message: "by Bob" });

    expect(second.summary.resourceChanges).toMatchObject({ same: 2, create: 1 });
    const seen = await alice.history();
    expect(seen.map(({ message, result }) => `${message}: ${result}`)).toEqual([
      "by Bob: succeeded",
      "by Alice: succeeded",
    ]);
    await expect(alice.outputs()).resolves.toMatchObject({ names: { value: ["first", "second"] } });
  });
});
