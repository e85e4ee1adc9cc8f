/**
 * A fleet of real stacks over the queue: a canary that fails, workers that are killed in the middle of an `up`, and a restart
 * of PostgreSQL. FLEET=60 runs the long form.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { FleetStatus } from "../../../cli/fleet/queue/status";
import { pictureOf, type PicturedState } from "../../cli/tenant-picture";
import type { Request } from "../../tenant-state";
import { environmentOf, REPOSITORY, runScriptOnStack } from "./command";
import type { ReadyFleet } from "./fleet-process";
import { findEngine } from "../../../local/pulumi/engine";
import { postgresPrograms, startPostgres, type Postgres } from "./postgres";

jest.setTimeout(5_400_000);

const programs = postgresPrograms();
const withPostgres = programs === undefined ? describe.skip : describe;
if (programs === undefined)
  console.warn("Skipped, since PostgreSQL is not installed: apt-get install postgresql.");

const STACKS = Number(process.env["FLEET"] ?? 5);
/** The moments at which a worker is killed: an Action was made, and an Action is about to be deployed. */
const KILLED_AFTER = [/^POST \/api\/v2\/actions\/actions$/, /^POST .*\/deploy$/];

interface Worker {
  readonly process: ChildProcess;
  /** The stack that it said it is at. */
  stack?: string | undefined;
}

withPostgres(`${STACKS} stacks over the queue`, () => {
  const workers: Worker[] = [];
  let served: ChildProcess;
  let fleet: ReadyFleet;
  let canary: string;
  let postgres: Postgres;
  let environment: NodeJS.ProcessEnv;

  const work = (): void => {
    const script = "cli/fleet/queue/worker.ts";
    const args = ["--import", "tsx", script, "--queue", postgres.url, "--cwd", fleet.directory];
    const child = spawn(process.execPath, args, {
      cwd: REPOSITORY,
      env: environment,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const worker: Worker = { process: child };
    workers.push(worker);
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [, stack, did] = /^(tenant-\d+): (up)?/.exec(line) ?? [];
      if (stack !== undefined) worker.stack = did === undefined ? undefined : stack;
    });
  };
  const kill = async (worker: Worker): Promise<void> => {
    workers.splice(workers.indexOf(worker), 1);
    const exited = once(worker.process, "exit");
    worker.process.kill("SIGKILL");
    await exited;
  };
  const upAll = async (...flags: string[]) => {
    const list = join(fleet.directory, "stacks.txt");
    writeFileSync(list, fleet.stacks.join("\n"));
    const args = ["--stacks", list, "--queue", postgres.url, "--cwd", fleet.directory, "--json"];
    const { code, stdout, stderr } = await runScriptOnStack(
      "cli/fleet/main.ts",
      [...args, ...flags],
      environment,
    );
    if (stdout === "") throw new Error(stderr);
    return { code, status: JSON.parse(stdout) as FleetStatus };
  };
  const read = async <T>(stack: string, path: string): Promise<T> => {
    const { httpUrl } = fleet.tenants[fleet.stacks.indexOf(stack)] ?? {};
    return (await (await fetch(`${httpUrl}/_local/${path}`)).json()) as T;
  };
  const requestsOf = async (stack: string): Promise<string[]> =>
    (await read<Request[]>(stack, "requests")).map(({ method, path }) => `${method} ${path}`);
  const countOf = (requests: readonly string[], what: RegExp): number =>
    requests.filter((request) => what.test(request)).length;
  /** Kills a worker whose stack's tenant got a request after which much is left to do; returns the stack. */
  const killAfter = async (what: RegExp, spared: readonly string[]): Promise<string> => {
    for (;;) {
      for (const worker of workers) {
        const { stack } = worker;
        if (stack === undefined || spared.includes(stack)) continue;
        if (countOf(await requestsOf(stack), what) === 0 || worker.stack !== stack) continue;
        await kill(worker);
        return stack;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const status = async (): Promise<FleetStatus> => {
    const args = ["--queue", postgres.url, "--json"];
    const { stdout } = await runScriptOnStack(
      "cli/fleet/queue/status-command.ts",
      args,
      environment,
    );
    return JSON.parse(stdout) as FleetStatus;
  };

  beforeAll(async () => {
    const args = ["--import", "tsx", "tests/engine/teams/fleet-process.ts", String(STACKS)];
    served = spawn(process.execPath, args, {
      cwd: REPOSITORY,
      stdio: ["pipe", "pipe", "inherit"],
    });
    const ready = once(createInterface({ input: served.stdout as NodeJS.ReadableStream }), "line");
    postgres = await startPostgres(programs ?? "");
    fleet = JSON.parse(((await ready) as [string])[0]) as ReadyFleet;
    canary = fleet.stacks.at(-1) ?? "";
    environment = environmentOf(await findEngine(), fleet.env);
    for (let count = 0; count < 3; count += 1) work();
  });
  afterAll(async () => {
    for (const worker of [...workers]) await kill(worker);
    postgres.stop();
    const ended = once(served, "exit");
    served.stdin?.end();
    await ended;
  });

  it("are left untouched where the canary's tenant refuses its client", async () => {
    const flags = ["--canary", canary, "--retries", "1", "--retry-delay", "1"];
    const ended = await upAll(...flags, "--heartbeat", "20");
    expect(ended).toMatchObject({
      code: 1,
      status: { state: "stopped", completed: 0, failed: 1, waiting: STACKS - 1 },
    });
    expect(ended.status.failures).toMatchObject([{ stack: canary }]);
    for (const stack of fleet.stacks)
      expect({ stack, requests: await requestsOf(stack) }).toEqual({ stack, requests: [] });
  });

  it("are deployed once each, although two workers are killed and PostgreSQL is", async () => {
    const settings = join(fleet.directory, `Pulumi.${canary}.yaml`);
    const { clientSecret } = fleet.tenants.at(-1) ?? {};
    const text = readFileSync(settings, "utf8");
    writeFileSync(settings, text.replace("clientSecret: refused", `clientSecret: ${clientSecret}`));

    const running = upAll("--resume");
    const killed: string[] = [];
    for (const what of KILLED_AFTER) {
      killed.push(await killAfter(what, [canary, ...killed]));
      work();
    }
    while ((await status()).completed < STACKS / 2)
      await new Promise((resolve) => setTimeout(resolve, 1000));
    postgres.restart();
    const { code, status: ended } = await running;

    expect(ended.failures).toEqual([]);
    expect(ended).toMatchObject({ state: "done", completed: STACKS, active: 0, waiting: 0 });
    expect(code).toBe(0);
    const clean = await requestsOf(canary);
    const picture = pictureOf(await read<PicturedState>(canary, "state"));
    for (const stack of fleet.stacks) {
      const requests = await requestsOf(stack);
      const deployed = countOf(requests, KILLED_AFTER[1] as RegExp);
      const created = countOf(requests, /^POST (?!.*\/deploy$)/);
      const isKilled = killed.includes(stack);
      const counts = { stack, deployed, created };
      if (isKilled) expect(deployed).toBeLessThanOrEqual(2);
      else
        expect(counts).toEqual({
          stack,
          deployed: 1,
          created: countOf(clean, /^POST (?!.*\/deploy$)/),
        });
      const found = pictureOf(await read<PicturedState>(stack, "state"));
      expect({ stack, found }).toEqual({ stack, found: picture });
    }
    const locks = join(fleet.directory, ".pulumi", "locks");
    expect(
      readdirSync(locks, { recursive: true }).filter((name) => String(name).endsWith(".json")),
    ).toEqual([]);
    process.stderr.write(`${STACKS} stacks; killed at ${killed.join(" and ")}\n`);
  });

  it("fail where `up` is green and doctor is not, with what doctor found", async () => {
    const { httpUrl } = fleet.tenants.at(-1) ?? {};
    const body = JSON.stringify({ rules: { authTokens: ["another-token"] } });
    const headers = { "content-type": "application/json" };
    await fetch(`${httpUrl}/_local/carrier`, { method: "POST", headers, body });
    const flags = ["--canary", canary, "--retries", "0", "--heartbeat", "20"];
    const { code, status: ended } = await upAll(...flags);
    expect({ code, ...ended }).toMatchObject({ code: 1, state: "stopped", failed: 1 });
    expect(ended.failures).toEqual([
      { stack: canary, reason: expect.stringMatching(/^doctor: .*\(Plivo /) as string },
    ]);
  });
});
