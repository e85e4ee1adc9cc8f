import { join } from "node:path";
import { describeFailure } from "./failure";
import type { StackJob } from "./fleet-queue";
import { runForJob } from "./job-process";
import { withinLimits } from "./limits";

export interface WorkOptions {
  readonly cwd: string;
  /** A folder for the output of the commands, as `STACK.log`. */
  readonly logs?: string | undefined;
  /** Waits until all workers together may send one more request to a host. */
  readonly wait: (host: string, perSecond: number) => Promise<void>;
}

/** What a job leaves in the queue. */
export interface JobResult {
  readonly result: string;
  readonly detail: string;
}

/**
 * Does one stack's job: `recover` first, if an earlier attempt was interrupted; then the operation; after an `up`, doctor.
 * @throws Error whose message is the reason, for the queue to retry or to list
 */
export function doJob(job: StackJob, options: WorkOptions): Promise<JobResult> {
  return withinLimits(job.data.limits, options.wait, (environment) =>
    operate(job, options, { ...environment, FLEET_GRACE_MS: String(graceOf(job)) }),
  );
}

/**
 * Returns how long an engine whose worker is dead may take to save its state. The last sign of life may be half a heartbeat
 * old by then (`heartbeatRefreshSeconds` of pg-boss), and the next worker must not begin before that engine has ended.
 */
function graceOf({ heartbeatSeconds }: StackJob): number {
  return ((heartbeatSeconds ?? 60) * 1000) / 3;
}

async function operate(
  job: StackJob,
  options: WorkOptions,
  environment: NodeJS.ProcessEnv,
): Promise<JobResult> {
  const { stack, operation } = job.data;
  const log = options.logs && join(options.logs, `${stack.replaceAll("/", "-")}.log`);
  const flags = ["--stack", stack, "--cwd", options.cwd];
  const run = async (script: string, ...more: string[]) => {
    const ended = await runForJob(script, [...flags, ...more], job.signal, log, environment);
    if (job.signal.aborted) throw new Error("the job is another worker's now");
    return ended;
  };
  const mustPass = async (script: string, ...more: string[]): Promise<string> => {
    const ended = await run(script, ...more);
    if (ended.code !== 0) throw new Error(describeFailure(script, ended));
    return ended.lastLine;
  };
  if (operation === "drift" || operation === "doctor")
    return { result: "unchanged", detail: await mustPass(`${operation}/main.ts`) };
  // The previous worker is dead or gave up the job, so nothing else holds the stack.
  if (job.retryCount > 0 && operation === "up") await mustPass("recover/main.ts", "--break-lock");
  const ended = await run("fleet/one-stack.ts", operation === "preview" ? "--preview" : "--doctor");
  const { outcome } = ended;
  if (outcome === undefined || outcome.result === "failed")
    throw new Error(outcome?.detail ?? describeFailure("up", ended));
  if (ended.code !== 0) throw new Error(describeFailure("doctor/main.ts", ended));
  return { result: outcome.result, detail: outcome.detail };
}
