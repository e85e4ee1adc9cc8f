import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FleetStatus } from "../../../cli/fleet/queue/status";
import { REPOSITORY, runScriptOnStack } from "./command";
import { postgresPrograms, startPostgres, type Postgres } from "./postgres";

jest.setTimeout(600_000);

const programs = postgresPrograms();
const withPostgres = programs === undefined ? describe.skip : describe;
if (programs === undefined)
  console.warn("Skipped, since PostgreSQL is not installed: apt-get install postgresql.");

/** Stacks of the long run; `FLEET=60` is what the queue is made for. */
const STACKS = Number(process.env["FLEET"] ?? 20);
const FLAGS = ["--retry-delay", "1", "--heartbeat", "10", "--json"];

withPostgres("a fleet over the queue", () => {
  const folder = mkdtempSync(join(tmpdir(), "fleet-queue-"));
  const log = join(folder, "jobs");
  const workers: ChildProcess[] = [];
  let postgres: Postgres;

  const work = (failing = ""): ChildProcess => {
    const script = "tests/cli/fleet/queue/stub-worker.ts";
    const args = ["--import", "tsx", script, postgres.url, log, failing];
    const worker = spawn(process.execPath, args, {
      cwd: REPOSITORY,
      stdio: ["ignore", "ignore", "inherit"],
    });
    workers.push(worker);
    return worker;
  };
  const upAll = async (stacks: readonly string[], ...flags: string[]) => {
    const list = join(folder, "stacks.txt");
    writeFileSync(list, stacks.join("\n"));
    const args = ["--stacks", list, "--queue", postgres.url, ...FLAGS, ...flags];
    const { code, stdout, stderr } = await runScriptOnStack("cli/fleet/main.ts", args, process.env);
    return { code, stderr, status: JSON.parse(stdout || "{}") as FleetStatus };
  };
  /** `start STACK ATTEMPT PID` and `end STACK ATTEMPT PID`, in the order in which they happened. */
  const noted = (what: string): string[][] =>
    (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [])
      .map((line) => line.split(" "))
      .filter(([event]) => event === what);
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const isAlive = ({ exitCode, signalCode }: ChildProcess): boolean =>
    exitCode === null && signalCode === null;
  /** Kills a worker in the middle of a job. */
  const killAtWork = async (): Promise<void> => {
    let victim: ChildProcess | undefined;
    await until(() => {
      const ended = noted("end").map((words) => words.slice(1).join());
      const atWork = noted("start").filter((words) => !ended.includes(words.slice(1).join()));
      const pids = atWork.map(([, , , pid]) => pid);
      victim = workers.find((worker) => isAlive(worker) && pids.includes(String(worker.pid)));
      return victim !== undefined;
    });
    const exit = victim && once(victim, "exit");
    victim?.kill("SIGKILL");
    await exit;
  };

  beforeAll(async () => {
    postgres = await startPostgres(programs ?? "");
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) {
      if (!isAlive(worker)) continue;
      worker.kill("SIGKILL");
      await once(worker, "exit");
    }
    rmSync(log, { force: true });
  });
  afterAll(() => {
    postgres.stop();
    rmSync(folder, { recursive: true });
  });

  it("is brought up once each, although two workers are killed and PostgreSQL is", async () => {
    const stacks = Array.from({ length: STACKS }, (_, index) => `tenant-${index + 1}`);
    for (let count = 0; count < 3; count += 1) work();
    const running = upAll(stacks);
    await killAtWork();
    await killAtWork();
    await until(() => noted("end").length >= STACKS / 2);
    postgres.restart();
    const { code, status } = await running;

    expect(status).toMatchObject({ state: "done", completed: STACKS, failed: 0, waves: 3 });
    expect(code).toBe(0);
    const ended = noted("end").map(([, stack]) => stack);
    expect([...new Set(ended)].sort()).toEqual([...stacks].sort());
    // A kill repeats the stack at work; the restart may, where its end could not be written down.
    expect(noted("start").length).toBeLessThanOrEqual(STACKS + 2 + 3);
    // Each further attempt is known as one, so that `recover` runs first.
    const again = noted("start").filter(([, stack], index, all) =>
      all.slice(0, index).some(([, earlier]) => earlier === stack),
    );
    expect(again.length).toBeGreaterThanOrEqual(2);
    for (const [, , attempt] of again) expect(Number(attempt)).toBeGreaterThan(0);
  });

  it("stops at a canary that fails for good, leaves the rest untouched, and continues when it is resumed", async () => {
    const stacks = ["a", "b", "canary", "c"];
    const broken = work("canary");
    const { code, status } = await upAll(stacks, "--canary", "canary", "--retries", "1");
    expect(code).toBe(1);
    expect(status).toMatchObject({
      state: "stopped",
      reason: "1 of wave 1 failed: canary",
      completed: 0,
      waiting: 3,
      failures: [{ stack: "canary", reason: "the tenant refuses its client" }],
    });
    expect(noted("start").map(([, stack, attempt]) => `${stack} ${attempt}`)).toEqual([
      "canary 0",
      "canary 1",
    ]);
    broken.kill("SIGKILL");

    work();
    const resumed = await upAll(stacks, "--resume");
    expect(resumed).toMatchObject({
      code: 0,
      status: { state: "done", completed: 4, failures: [] },
    });
  });

  it("is one run at a time, and says what a wrong flag is", async () => {
    const running = await upAll(["a"], "--detach");
    expect(running.status).toMatchObject({ state: "running", waiting: 1 });
    const second = await upAll(["b"]);
    expect(second.stderr).toMatch(/^Run \S+ is still running: wait until it ends/);
    const unknown = await upAll(["b"], "--canary", "c");
    expect(unknown.code).not.toBe(0);
    work();
    const args = ["--queue", postgres.url, "--json"];
    let state = "running";
    while (state === "running") {
      const { stdout } = await runScriptOnStack(
        "cli/fleet/queue/status-command.ts",
        args,
        process.env,
      );
      ({ state } = JSON.parse(stdout) as FleetStatus);
    }
    expect(state).toBe("done");
  });

  it("is refused without a server", async () => {
    const list = join(folder, "stacks.txt");
    const args = ["--stacks", list, "--queue", "postgres://nobody@127.0.0.1:1/none"];
    const { code, stderr } = await runScriptOnStack("cli/fleet/main.ts", args, process.env);
    expect(stderr).toMatch(/^The queue can't be opened \(.*ECONNREFUSED.*\): check --queue/);
    expect(code).toBe(1);
  });
});
