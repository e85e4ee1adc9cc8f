import { SHOWN_ROWS } from "../outcome";
import type { StackJob } from "./fleet-queue";
import type { FleetRun } from "./fleet-run";

/** The progress of a run. */
export interface FleetStatus {
  readonly run: string;
  readonly operation: string;
  readonly state: FleetRun["state"];
  readonly reason: string | null;
  /** The wave in progress, from 1, and the number of waves. */
  readonly wave: number;
  readonly waves: number;
  readonly stacks: number;
  readonly completed: number;
  readonly active: number;
  readonly retrying: number;
  readonly failed: number;
  /** Not in the queue yet, or not started. */
  readonly waiting: number;
  /** Stacks completed a minute, since the first one started; null until one is completed. */
  readonly perMinute: number | null;
  /** When the last stack will be completed, at this rate. */
  readonly expectedEnd: string | null;
  readonly failures: readonly { readonly stack: string; readonly reason: string }[];
}

export function fleetStatus(
  run: FleetRun,
  jobs: readonly StackJob[],
  now = new Date(),
): FleetStatus {
  const count = (...states: string[]): number =>
    jobs.filter(({ state }) => states.includes(state)).length;
  const stacks = run.waves.flat().length;
  const completed = count("completed");
  const active = count("active");
  const retrying = count("retry");
  const failed = count("failed");
  const perMinute = rate(run, jobs, now);
  const left = stacks - completed - failed;
  const isMoving = run.state === "running" && perMinute !== null && left > 0;
  return {
    run: run.id,
    operation: run.operation,
    state: run.state,
    reason: run.reason,
    wave: run.wave + 1,
    waves: run.waves.length,
    stacks,
    completed,
    active,
    retrying,
    failed,
    waiting: stacks - completed - active - retrying - failed,
    perMinute,
    expectedEnd: isMoving
      ? new Date(now.getTime() + (left / perMinute) * 60_000).toISOString()
      : null,
    failures: jobs
      .filter(({ state }) => state === "failed")
      .map(({ data, output }) => ({ stack: data.stack, reason: reasonOf(output) })),
  };
}

/** Returns the status as lines. */
export function statusText(status: FleetStatus): string {
  const { completed, stacks, active, retrying, waiting, failed, perMinute } = status;
  const speed = perMinute === null ? "" : `, ${perMinute.toFixed(1)} a minute`;
  const end = status.expectedEnd === null ? "" : `, expected to end at ${status.expectedEnd}`;
  return [
    `Run ${status.run} (${status.operation}): ${status.state}${status.reason === null ? "" : `, ${status.reason}`}.`,
    `Wave ${status.wave} of ${status.waves}; ${completed} of ${stacks} stacks done${speed}${end}.`,
    `${active} in progress, ${retrying} to be retried, ${waiting} waiting, ${failed} failed.`,
    ...status.failures.slice(0, SHOWN_ROWS).map(({ stack, reason }) => `  ${stack}: ${reason}`),
    ...(failed > SHOWN_ROWS
      ? [`  … and ${failed - SHOWN_ROWS} more, which \`--json\` lists.`]
      : []),
  ].join("\n");
}

function rate(run: FleetRun, jobs: readonly StackJob[], now: Date): number | null {
  const done = jobs.filter(({ state }) => state === "completed");
  if (done.length === 0) return null;
  const last = Math.max(...done.map(({ completedOn }) => completedOn?.getTime() ?? 0));
  const until = run.state === "running" ? now.getTime() : last;
  return done.length / Math.max((until - run.startedAt.getTime()) / 60_000, 1 / 60);
}

function reasonOf(output: unknown): string {
  const message = (output as { message?: unknown } | null)?.message;
  return typeof message === "string" ? message : "its worker ended, each time";
}
