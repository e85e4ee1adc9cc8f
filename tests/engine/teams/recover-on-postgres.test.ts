/** `recover` on a backend that a team shares: what a colleague's run writes at the same time is never lost. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { ComponentResource } from "@pulumi/pulumi";
import { LocalWorkspace, type PulumiFn, type Stack } from "@pulumi/pulumi/automation";
import type { BackendStore } from "../../../cli/recover/backend-objects";
import { openBackendStore } from "../../../cli/recover/backend-store";
import { HeldStack } from "../../../cli/recover/held-stack";
import { lockStack, readLocks } from "../../../cli/recover/stack-lock";
import { StateChangedError } from "../../../cli/recover/write-state";
import type { StackExport, StackState } from "../../../cli/stack-state";
import { findEngine } from "../../../local/pulumi/engine";
import { postgresPrograms, startPostgres, type Postgres } from "./postgres";

jest.setTimeout(600_000);

// Not PROJECT: `pulumi new` replaces a placeholder of that name in every file of a template.
const STATE_PROJECT = "auth0-plivo-sms-mfa";
const programs = postgresPrograms();
if (programs === undefined)
  console.warn(
    "Only folders are tried, since PostgreSQL is not installed: apt-get install postgresql.",
  );

class Part extends ComponentResource {
  constructor(name: string) {
    super("test:index:Part", name, {});
    this.registerOutputs({});
  }
}

const declare =
  (...names: string[]): PulumiFn =>
  () => {
    for (const name of names) new Part(name);
    return Promise.resolve();
  };

describe.each(programs === undefined ? ["folder"] : ["folder", "postgres"])("on a %s", (kind) => {
  const { PATH } = process.env;
  let folder: string;
  let postgres: Postgres | undefined;
  let store: BackendStore;
  let colleague: Stack;
  let mine: StackState;

  const names = ({ deployment }: StackExport): string[] =>
    (deployment.resources ?? [])
      .map(({ urn }) => urn.split("::").at(-1) ?? "")
      .filter((name) => !name.includes("-"));
  const colleagueUp = async (...parts: string[]): Promise<void> => {
    colleague.workspace.program = declare(...parts);
    await colleague.up();
  };

  beforeAll(async () => {
    const engine = await findEngine();
    folder = mkdtempSync(join(tmpdir(), "recover-"));
    postgres = kind === "postgres" ? await startPostgres(programs ?? "") : undefined;
    Object.assign(process.env, {
      PATH: [dirname(engine.command), PATH].join(delimiter),
      PULUMI_BACKEND_URL: postgres?.url ?? `file://${folder}?no_tmp_dir=true`,
      PULUMI_CONFIG_PASSPHRASE: "shared",
      PULUMI_HOME: join(folder, "home"),
    });
    writeFileSync(join(folder, "Pulumi.yaml"), `name: ${STATE_PROJECT}\nruntime: nodejs\n`);
    colleague = await LocalWorkspace.createOrSelectStack(
      { stackName: "dev", projectName: STATE_PROJECT, program: declare("a") },
      { workDir: folder, pulumiCommand: engine },
    );
    const opened = await openBackendStore(process.env["PULUMI_BACKEND_URL"] ?? "", folder);
    if (opened === undefined) throw new Error(`no store of ${kind}`);
    store = opened;
    mine = {
      name: "dev",
      folder,
      config: new Map(),
      export: async () => await colleague.exportStack(),
    };
    await colleague.up();
  });
  afterAll(async () => {
    await store.close();
    postgres?.stop();
    rmSync(folder, { recursive: true });
    process.env["PATH"] = PATH;
    for (const name of ["PULUMI_BACKEND_URL", "PULUMI_CONFIG_PASSPHRASE", "PULUMI_HOME"])
      Reflect.deleteProperty(process.env, name);
  });

  it("locks out the engine while it reads, and is locked out while the engine works", async () => {
    const held = await HeldStack.hold(store, "dev");
    await expect(colleagueUp("a", "b")).rejects.toThrow(/currently locked by 1 lock/);
    await held.release();

    let [started, finish] = [(): void => undefined, (): void => undefined];
    const isAtWork = new Promise<void>((resolve) => (started = resolve));
    const mayFinish = new Promise<void>((resolve) => (finish = resolve));
    colleague.workspace.program = async () => {
      started();
      await mayFinish;
    };
    const run = colleague.up();
    await isAtWork;
    await expect(HeldStack.hold(store, "dev")).rejects.toThrow(/locked by the run of .*wait/);
    finish();
    await run;
    await expect(readLocks(store, "dev")).resolves.toEqual([]);
  });

  it("replaces the state that was read, with the stack locked again afterward", async () => {
    await colleagueUp("a");
    const held = await HeldStack.hold(store, "dev");
    const read = await mine.export();
    const written = await held.write(mine, read, read);
    expect(names(written)).toEqual(names(read));
    await expect(lockStack(store, "dev")).rejects.toThrow("locked");
    await held.release();
  });

  it("writes nothing if a colleague's `up` ended since the state was read", async () => {
    await colleagueUp("a");
    const read = await mine.export();
    await colleagueUp("a", "b");

    const held = await HeldStack.hold(store, "dev");
    await expect(held.write(mine, read, read)).rejects.toThrow(StateChangedError);
    await held.release();
    expect(names(await mine.export())).toEqual(["a", "b"]);
  });

  it("restores what a colleague wrote in the moment between its read and its write", async () => {
    await colleagueUp("a");
    const held = await HeldStack.hold(store, "dev");
    const read = await mine.export();
    let looks = 0;
    const late: StackState = {
      ...mine,
      export: async () => {
        const state = await mine.export();
        looks += 1;
        // After the last look, and before the import has the lock.
        if (looks === 1) {
          await held.release();
          await colleagueUp("a", "b");
        }
        return state;
      },
    };
    await expect(held.write(late, read, read)).rejects.toThrow(StateChangedError);
    await held.release();
    expect(names(await mine.export())).toEqual(["a", "b"]);
    await expect(readLocks(store, "dev")).resolves.toEqual([]);
  });

  it("reads the locks that the engine writes", async () => {
    const lockFile = join(folder, "lock.json");
    colleague.workspace.program = async () => {
      writeFileSync(lockFile, JSON.stringify(await readLocks(store, "dev")));
    };
    await colleague.up();
    const [lock] = JSON.parse(readFileSync(lockFile, "utf8")) as {
      pid: number;
      hostname: string;
    }[];
    expect(lock?.pid).not.toBe(process.pid);
    expect(lock?.hostname).not.toBe("");
  });
});
