/**
 * Two engineers and a workflow on one stack on PostgreSQL: runs, refreshes, and the hold that `recover` has while it looks.
 * OPERATIONS=50 runs the long form.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ComponentResource } from "@pulumi/pulumi";
import { LocalWorkspace, type Stack } from "@pulumi/pulumi/automation";
import type { BackendStore } from "../../../cli/recover/backend-objects";
import { openBackendStore } from "../../../cli/recover/backend-store";
import { HeldStack } from "../../../cli/recover/held-stack";
import { readLocks } from "../../../cli/recover/stack-lock";
import { findEngine } from "../../../local/pulumi/engine";
import { postgresPrograms, startPostgres, type Postgres } from "./postgres";

jest.setTimeout(1_200_000);

const OPERATIONS = Number(process.env["OPERATIONS"] ?? 15);
const TEAM = ["ada", "grace", "workflow"];
const STATE_PROJECT = "auth0-plivo-sms-mfa";
const REFUSED = /currently locked by|locked by the run of|is locked/;

const programs = postgresPrograms();
const withPostgres = programs === undefined ? describe.skip : describe;
if (programs === undefined)
  console.warn("Skipped, since PostgreSQL is not installed: apt-get install postgresql.");

class Part extends ComponentResource {
  constructor(name: string) {
    super("test:index:Part", name, {});
    this.registerOutputs({});
  }
}

interface Done {
  readonly what: string;
  /** Milliseconds, on one clock. */
  readonly from: number;
  readonly to: number;
  readonly refusal?: string;
}

withPostgres("three at once on one stack", () => {
  let folder: string;
  let postgres: Postgres;
  let store: BackendStore;
  const stacks = new Map<string, Stack>();
  const done: Done[] = [];

  beforeAll(async () => {
    const engine = await findEngine();
    postgres = await startPostgres(programs ?? "");
    folder = mkdtempSync(join(tmpdir(), "three-at-once-"));
    const envVars = {
      PULUMI_BACKEND_URL: postgres.url,
      PULUMI_CONFIG_PASSPHRASE: "shared",
      PULUMI_HOME: join(folder, "home"),
    };
    for (const name of TEAM) {
      const workDir = join(folder, name);
      mkdirSync(workDir);
      writeFileSync(join(workDir, "Pulumi.yaml"), `name: ${STATE_PROJECT}\nruntime: nodejs\n`);
      const program = () => Promise.resolve();
      const stack = { stackName: "dev", projectName: STATE_PROJECT, program };
      const options = { workDir, pulumiCommand: engine, envVars };
      stacks.set(name, await LocalWorkspace.createOrSelectStack(stack, options));
    }
    const opened = await openBackendStore(postgres.url, folder);
    if (opened === undefined) throw new Error("no store on PostgreSQL");
    store = opened;
  });
  afterAll(async () => {
    await store.close();
    postgres.stop();
    rmSync(folder, { recursive: true });
  });

  async function operate(who: string, number: number): Promise<string> {
    const stack = stacks.get(who);
    const choice = number % 5;
    if (choice === 3) {
      const held = await HeldStack.hold(store, "dev");
      await held.release();
      return "hold";
    }
    if (choice === 4) {
      await stack?.refresh();
      return "refresh";
    }
    const part = `${who}-${number}`;
    if (stack !== undefined)
      stack.workspace.program = () => {
        new Part(part);
        return Promise.resolve();
      };
    await stack?.up();
    return part;
  }

  /** Takes one operation after the other until all are done; a refusal is one too. */
  async function work(who: string, left: IterableIterator<number>): Promise<void> {
    for (const number of left) {
      const from = performance.now();
      const ended = await operate(who, number).then(
        (what) => ({ what }),
        (error: unknown) => ({ what: "refused", refusal: String(error) }),
      );
      done.push({ ...ended, from, to: performance.now() });
    }
  }

  it("runs each operation alone or refuses it, and loses nothing", async () => {
    const left = Array.from({ length: OPERATIONS }, (_, index) => index).values();
    await Promise.all(TEAM.map((who) => work(who, left)));

    expect(done).toHaveLength(OPERATIONS);
    for (const { refusal } of done) if (refusal !== undefined) expect(refusal).toMatch(REFUSED);
    const ups = done.filter(({ what }) => /-\d+$/.test(what));
    expect(ups.length).toBeGreaterThan(0);
    expect(ups.length).toBeLessThan(OPERATIONS);
    // The state is that of one run that ended last, as a whole: nothing of another is in it.
    const { deployment } = (await stacks.get("ada")?.exportStack()) as {
      deployment: { resources: { urn: string; type: string }[] };
    };
    const parts = deployment.resources.filter(({ type }) => type === "test:index:Part");
    const names = parts.map(({ urn }) => urn.split("::").at(-1));
    const last = ups.reduce((latest, up) => (up.to > latest.to ? up : latest));
    const couldBeLast = ups.filter(({ to }) => to >= last.from).map(({ what }) => what);
    expect(names).toHaveLength(1);
    expect(couldBeLast).toContain(names[0]);
    await expect(readLocks(store, "dev")).resolves.toEqual([]);
    const refusals = done.filter(({ refusal }) => refusal !== undefined).length;
    process.stderr.write(`${OPERATIONS} operations: ${ups.length} ups, ${refusals} refused\n`);
  });
});
