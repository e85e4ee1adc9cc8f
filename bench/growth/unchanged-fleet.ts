import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import type { FleetStatus } from "../../cli/fleet/queue/status";
import type { StackOutcome } from "../../cli/fleet/outcome";
import { findEngine } from "../../local/pulumi/engine";
import { postgresPrograms, startPostgres } from "../../tests/engine/teams/postgres";
import { withRatios, type BenchOptions, type Measurement } from "../measurement";
import { watchTree, type TreeUse } from "../process-tree";
import { openFleet, type Fleet } from "./fleet-of-tenants";
import { copies, emptyProject } from "./unchanged-stacks";

const ROOT = resolve(__dirname, "../..");
const WORKERS = 2;
const MORE_UPS = 10;

/**
 * Measures a worker of the queue over unchanged stacks: processor time and memory of each, next to an empty program. The
 * stacks are copies of four deployed ones (one in short), each with its own state and settings; FLEET sets their number.
 */
export async function* measureUnchangedFleet({
  short,
  runs,
}: BenchOptions): AsyncGenerator<Measurement[]> {
  const programs = postgresPrograms();
  if (programs === undefined) throw new Error("PostgreSQL is not installed");
  const size = Number(process.env["FLEET"] ?? (short ? 4 : 200));
  const engine = await findEngine();
  const folder = mkdtempSync(join(tmpdir(), "unchanged-fleet-"));
  // The last one refuses its client, and is left out.
  const fleet = await openFleet(folder, engine, short ? 2 : 5);
  const postgres = await startPostgres(programs);
  const env = environment(fleet, engine);
  try {
    const models = fleet.stacks.slice(0, -1);
    for (const model of models) await upOne(model, fleet.directory, env, "changed");
    const empty = await emptyProject(fleet, engine, folder);
    const uses = { empty: [] as TreeUse[], unchanged: [] as TreeUse[] };
    await upOne("tenant-1", empty, env);
    for (let run = 0; run < runs; run += 1) {
      uses.empty.push(await upOne("tenant-1", empty, env, "unchanged"));
      uses.unchanged.push(await upOne("tenant-1", fleet.directory, env, "unchanged"));
    }
    const kept = await keptUps("tenant-1", fleet.directory, env);
    const stacks = copies(models, fleet.directory, size);
    const { seconds, cpu, memory } = await overQueue(stacks, postgres.url, fleet.directory, env);
    const row = (key: keyof TreeUse, queue: number) => rowsOf(uses, key, kept[key], queue);
    yield [
      ...withRatios("Fleet: processor time of a stack", "s", row("cpu", cpu / size)),
      ...withRatios("Fleet: memory at the most", "MB", row("memory", memory / WORKERS)),
      ...withRatios(`Fleet: ${size} unchanged stacks, ${WORKERS} workers`, "s", [
        ["all", [seconds]],
      ]),
    ];
  } finally {
    postgres.stop();
    await fleet.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Uses {
  readonly empty: readonly TreeUse[];
  readonly unchanged: readonly TreeUse[];
}

function rowsOf(uses: Uses, key: keyof TreeUse, kept: number, queue: number): [string, number[]][] {
  return [
    ["an empty program's up", uses.empty.map((use) => use[key])],
    ["an unchanged up", uses.unchanged.map((use) => use[key])],
    ["the same, program and plugin kept", [kept]],
    ["a worker: up and doctor", [queue]],
  ];
}

function environment(fleet: Fleet, engine: PulumiCommand): NodeJS.ProcessEnv {
  const path = `${dirname(engine.command)}:${process.env["PATH"] ?? ""}`;
  return { ...process.env, ...fleet.env, PATH: path };
}

/** Brings one stack up in the process that a worker starts for it. */
async function upOne(
  stack: string,
  folder: string,
  env: NodeJS.ProcessEnv,
  expected?: StackOutcome["result"],
): Promise<TreeUse> {
  const args = ["--import", "tsx", "cli/fleet/one-stack.ts", "--stack", stack, "--cwd", folder];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env,
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const stop = watchTree(child.pid ?? 0);
  let outcome: StackOutcome | undefined;
  child.on("message", (message) => (outcome = message as StackOutcome));
  await once(child, "close");
  if (outcome === undefined || outcome.result !== (expected ?? outcome.result))
    throw new Error(`${stack} in ${folder}: ${JSON.stringify(outcome)}`);
  return stop();
}

/** Returns what one more `up` uses if the program and the plugin run already. */
async function keptUps(stack: string, folder: string, env: NodeJS.ProcessEnv): Promise<TreeUse> {
  const run = async (count: number): Promise<TreeUse> => {
    const args = ["--import", "tsx", "bench/growth/kept-processes.ts", stack, folder, `${count}`];
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: "inherit" });
    const stop = watchTree(child.pid ?? 0);
    const [code] = (await once(child, "close")) as [number];
    if (code !== 0) throw new Error(`${count} runs of \`up\` in one process failed`);
    return stop();
  };
  const [few, many] = [await run(1), await run(1 + MORE_UPS)];
  return { cpu: (many.cpu - few.cpu) / MORE_UPS, memory: many.memory };
}

async function overQueue(
  stacks: readonly string[],
  url: string,
  directory: string,
  env: NodeJS.ProcessEnv,
): Promise<TreeUse & { readonly seconds: number }> {
  const list = join(directory, "stacks.txt");
  writeFileSync(list, stacks.join("\n"));
  const start = (script: string, ...flags: string[]) => {
    const args = ["--import", "tsx", script, "--queue", url, "--cwd", directory, ...flags];
    return spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "inherit"] });
  };
  const run = start("cli/fleet/main.ts", "--stacks", list, "--json");
  let output = "";
  run.stdout.on("data", (chunk) => (output += String(chunk)));
  const began = performance.now();
  const workers = Array.from({ length: WORKERS }, () => start("cli/fleet/queue/worker.ts"));
  const stops = workers.map(({ pid }) => watchTree(pid ?? 0));
  await once(run, "close");
  const seconds = (performance.now() - began) / 1000;
  const taken = stops.map((stop) => stop());
  for (const worker of workers) {
    worker.kill("SIGTERM");
    await once(worker, "close");
  }
  const { completed, failures } = JSON.parse(output) as FleetStatus;
  if (completed !== stacks.length)
    throw new Error(`${completed} done: ${JSON.stringify(failures)}`);
  const sum = (key: keyof TreeUse): number => taken.reduce((all, each) => all + each[key], 0);
  return { seconds, cpu: sum("cpu"), memory: sum("memory") };
}
