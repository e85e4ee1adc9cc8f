import { randomBytes } from "node:crypto";
import type { Output } from "../../command";
import { UserError } from "../../user-error";
import { type FleetOperation, tenantOf } from "./fleet-job";
import { FleetQueue } from "./fleet-queue";
import type { FleetRun } from "./fleet-run";
import { limitsOf } from "./limits";
import { fleetStatus, statusText } from "./status";
import { splitWaves } from "./waves";

const LOOK_MS = 1000;

/** How to run over the queue. */
export interface QueuedRun {
  readonly url: string;
  readonly stacks: readonly string[];
  readonly folder: string;
  readonly operation: FleetOperation;
  /** Stacks of the first wave. Default: the first of the list. */
  readonly canaries?: readonly string[] | undefined;
  readonly retries: number;
  /** Seconds before the first retry; each further one waits twice as long. */
  readonly retryDelay: number;
  /** Requests a second to each tenant, and to Plivo, of all workers together. Default: no limit. */
  readonly tenantRequests?: number | undefined;
  readonly plivoRequests?: number | undefined;
  /** Seconds without a sign of life after which another worker gets a job. */
  readonly heartbeat: number;
  /** Continues the last run instead of starting a new one. */
  readonly resume: boolean;
  /** Returns at once, while the workers continue the run. */
  readonly detach: boolean;
}

/** Puts the stacks into the queue, or continues the last run, and follows it. Returns the command's exit code. */
export async function upOverQueue(
  asked: QueuedRun,
  { err, result }: Pick<Output, "err" | "result">,
): Promise<number> {
  const queue = await FleetQueue.open(asked.url, err);
  try {
    const run = asked.resume ? await resumeLast(queue) : await start(queue, asked);
    err(`Run ${run.id}: ${run.waves.flat().length} stacks in ${run.waves.length} waves.`);
    const ended = asked.detach ? run : await follow(queue, run.id, err);
    const status = fleetStatus(ended, await queue.jobsOf(ended));
    result(status, statusText(status));
    return ended.state === "stopped" ? 1 : 0;
  } finally {
    await queue.close();
  }
}

async function start(queue: FleetQueue, asked: QueuedRun): Promise<FleetRun> {
  const { stacks, folder, operation, retries, retryDelay, heartbeat } = asked;
  const at = await queue.runs.running();
  if (at[0] !== undefined)
    throw new UserError(
      `Run ${at[0].id} is still running: wait until it ends (\`npm run fleet:status\`), then run this again.`,
    );
  const id = `${new Date().toISOString().slice(0, 10)}-${randomBytes(3).toString("hex")}`;
  // Only a change needs waves: the other operations change nothing.
  const waves = operation === "up" ? splitWaves(stacks, asked.canaries) : [[...stacks]];
  const tenants = Object.fromEntries(stacks.map((stack) => [stack, tenantOf(stack, folder)]));
  const limits = limitsOf(tenants, { tenant: asked.tenantRequests, plivo: asked.plivoRequests });
  await queue.runs.add({ id, operation, waves, retries, retryDelay, heartbeat, tenants, limits });
  const run = await queue.runs.find(id);
  if (run === undefined) throw new Error(`run ${id} was added and isn't there`);
  await queue.sendWave(run);
  return run;
}

async function resumeLast(queue: FleetQueue): Promise<FleetRun> {
  const run = await queue.runs.find();
  if (run === undefined || run.state === "done")
    throw new UserError("There is no run to resume: leave --resume out to start one.");
  await queue.resume(run);
  return run;
}

/** Shows the run's progress. The run doesn't need this process. */
async function follow(
  queue: FleetQueue,
  id: string,
  err: (text: string) => void,
): Promise<FleetRun> {
  let shown = "";
  for (;;) {
    const found = await look(queue, id);
    if (found !== undefined && found.run.state !== "running") return found.run;
    if (found !== undefined && found.line !== shown) err((shown = found.line));
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** Reads the run's status; `undefined` while the server can't be reached, which the queue reports by itself. */
async function look(
  queue: FleetQueue,
  id: string,
): Promise<{ run: FleetRun; line: string } | undefined> {
  try {
    const run = await queue.runs.find(id);
    if (run === undefined) return undefined;
    const { wave, waves, completed, stacks, active, retrying } = fleetStatus(
      run,
      await queue.jobsOf(run),
    );
    const line = `Wave ${wave} of ${waves}: ${completed} of ${stacks} done, ${active} in progress, ${retrying} to be retried.`;
    return { run, line };
  } catch {
    return undefined;
  }
}
