import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { defineCommand, runCommand, type Streams } from "../../command";
import { FOLDER_FLAG, projectFolder } from "../../stack-flags";
import { doJob, type JobResult } from "./do-job";
import { FleetQueue, QUEUE, type StackJob } from "./fleet-queue";
import { QUEUE_FLAG, queueUrl } from "./queue-flag";

const ADVANCE_MS = 2000;

/** Deploys stacks from the queue until it is stopped. Any number of workers may run, on any number of machines. */
export const fleetWorker = defineCommand({
  name: "fleet:worker",
  summary: "Deploys the stacks that `npm run up-all -- --queue` has queued, until it is stopped.",
  flags: {
    ...QUEUE_FLAG,
    parallel: { type: "number", value: "N", about: "Stacks at once", min: 1, max: 99, default: 1 },
    logs: {
      type: "text",
      value: "FOLDER",
      about: "Writes the output to this folder, one file for each stack",
    },
    once: { type: "switch", about: "Ends when no run is in progress" },
    ...FOLDER_FLAG,
  },
  example: "--queue postgres://fleet@db.example.com/fleet --parallel 2",
  exit: { done: "it was stopped", failed: "the queue can't be opened" },
  run: async (flags, output) => {
    const options = { cwd: projectFolder(flags.cwd), logs: flags.logs && resolve(flags.logs) };
    if (options.logs !== undefined) mkdirSync(options.logs, { recursive: true });
    const queue = await FleetQueue.open(queueUrl(flags.queue), output.err);
    const doIt = (job: StackJob): Promise<JobResult> =>
      doJob(job, {
        ...options,
        wait: (host, perSecond) => queue.pace.wait(host, perSecond, job.signal),
      });
    await workOn(queue, { parallel: flags.parallel, once: flags.once, doJob: doIt }, output);
    return 0;
  },
});

export interface Work {
  /** Stacks at once. */
  readonly parallel: number;
  /** Whether to end when no run is in progress. */
  readonly once: boolean;
  readonly doJob: (job: StackJob) => Promise<JobResult>;
}

/** Takes jobs and advances runs until the process is asked to end. Jobs in progress finish first. */
export async function workOn(queue: FleetQueue, work: Work, output: Streams): Promise<void> {
  await queue.boss.work(
    QUEUE,
    {
      includeMetadata: true,
      localConcurrency: work.parallel,
      // A tenant allows few requests a second, so only one job at a time uses it, whichever worker runs it.
      groupConcurrency: 1,
      pollingIntervalSeconds: 1,
    },
    async ([job]: StackJob[]) => (job === undefined ? undefined : attempt(job, work, output)),
  );
  output.out("Waiting for stacks; Ctrl+C stops after those in progress have ended.");
  await advanceUntilStopped(queue, work.once, output.err);
  await queue.boss.stop({ graceful: true, timeout: 3_600_000 });
}

async function attempt(job: StackJob, work: Work, { out, err }: Streams): Promise<JobResult> {
  const { stack, operation } = job.data;
  out(`${stack}: ${operation}${job.retryCount > 0 ? `, attempt ${job.retryCount + 1}` : ""}`);
  try {
    const done = await work.doJob(job);
    const checked = operation === "up" ? "doctor found no fault" : "";
    out(
      `${stack}: ${[done.result, done.detail, checked].filter((part) => part !== "").join(", ")}`,
    );
    return done;
  } catch (error) {
    err(`${stack}: ${error instanceof Error ? error.message : String(error)}`);
    throw error;
  }
}

async function advanceUntilStopped(
  queue: FleetQueue,
  once: boolean,
  err: (text: string) => void,
): Promise<void> {
  const stopped = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      stopped.abort();
    });
  while (!stopped.signal.aborted) {
    try {
      await queue.advance();
      if (once && (await queue.runs.running()).length === 0) return;
    } catch (error) {
      err(`The queue can't be reached now (${(error as Error).message}); trying again.`);
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ADVANCE_MS);
      stopped.signal.addEventListener("abort", () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

if (require.main === module) void runCommand(fleetWorker);
