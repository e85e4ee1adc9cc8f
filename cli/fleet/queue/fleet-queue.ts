import type { JobWithMetadata, PgBoss } from "pg-boss";
import { UserError } from "../../user-error";
import { type FleetJob, jobId } from "./fleet-job";
import { type FleetRun, FleetRuns, type JobState, SCHEMA } from "./fleet-run";
import { nextFleetStep } from "./next-step";
import { Pace } from "./pace";

export const QUEUE = "stacks";

const LOOK_SECONDS = 5;
const LONGEST_JOB_SECONDS = 3600;
const KEEP_SECONDS = 30 * 24 * 3600;

export type StackJob = JobWithMetadata<FleetJob>;

/** The queue of a fleet on PostgreSQL. */
export class FleetQueue {
  readonly runs: FleetRuns;
  readonly pace: Pace;

  private constructor(readonly boss: PgBoss) {
    this.runs = new FleetRuns(boss);
    this.pace = new Pace(boss);
  }

  /**
   * Opens the queue, and creates its tables if they don't exist.
   * @param url `postgres://…`; the password may be in PGPASSWORD
   * @throws UserError if the server can't be used
   */
  static async open(url: string, onError: (text: string) => void): Promise<FleetQueue> {
    // Imported here, so that up-all without a queue doesn't load it.
    const { PgBoss: Boss } = await import("pg-boss");
    const boss = new Boss({
      connectionString: url,
      schema: SCHEMA,
      // How often each worker looks for jobs without a sign of life. The default is a minute.
      superviseIntervalSeconds: LOOK_SECONDS,
      monitorIntervalSeconds: LOOK_SECONDS,
    });
    boss.on("error", (error: Error) => {
      onError(`The queue can't be reached now (${error.message}); trying again.`);
    });
    try {
      await boss.start();
      return await prepare(new FleetQueue(boss));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UserError(
        `The queue can't be opened (${reason}): check --queue and PGPASSWORD, and that the server is PostgreSQL 13 or newer.`,
      );
    }
  }

  close(): Promise<void> {
    return this.boss.stop({ graceful: false });
  }

  /** Sends the jobs of the run's wave. Jobs that exist already stay as they are. */
  async sendWave(run: FleetRun, wave = run.wave): Promise<void> {
    const jobs = (run.waves[wave] ?? []).map((stack) => ({
      id: jobId(run.id, stack),
      data: {
        run: run.id,
        stack,
        operation: run.operation,
        limits: run.limits[stack] ?? {},
      } satisfies FleetJob,
      singletonKey: stack,
      group: { id: run.tenants[stack] ?? stack },
      retryLimit: run.retries,
      retryDelay: run.retryDelay,
      retryBackoff: true,
      heartbeatSeconds: run.heartbeat,
      expireInSeconds: LONGEST_JOB_SECONDS,
      retentionSeconds: KEEP_SECONDS,
      deleteAfterSeconds: KEEP_SECONDS,
    }));
    await this.boss.insert(QUEUE, jobs);
  }

  jobsOf(run: Pick<FleetRun, "id">): Promise<StackJob[]> {
    return this.boss.findJobs<FleetJob>(QUEUE, { data: { run: run.id } });
  }

  /** Advances every run: to its next wave, to its end, or to a stop. Any worker may do this, at any time. */
  async advance(): Promise<void> {
    for (const run of await this.runs.running()) {
      const jobs = await this.jobsOf(run);
      const next = nextFleetStep(run, statesOf(jobs));
      if (next.step === "next wave") {
        await this.sendWave(run, run.wave + 1);
        await this.runs.change(run, { wave: run.wave + 1 });
      } else if (next.step === "done") await this.runs.change(run, { state: "done" });
      else if (next.step === "stop") {
        const waiting = jobs.filter(({ state }) => state === "created" || state === "retry");
        if (waiting.length > 0)
          await this.boss.cancel(
            QUEUE,
            waiting.map(({ id }) => id),
          );
        await this.runs.change(run, { state: "stopped", reason: next.reason });
      }
    }
  }

  /** Continues a stopped run: what failed or was cancelled is tried again, then the remaining waves follow. */
  async resume(run: FleetRun): Promise<void> {
    const jobs = await this.jobsOf(run);
    const ids = (state: JobState): string[] =>
      jobs.filter((job) => job.state === state).map(({ id }) => id);
    if (ids("failed").length > 0) await this.boss.retry(QUEUE, ids("failed"));
    if (ids("cancelled").length > 0) await this.boss.resume(QUEUE, ids("cancelled"));
    await this.sendWave(run);
    await this.runs.change(run, { state: "running" });
  }
}

/** Creates what doesn't exist yet. If workers start at the same moment on an empty database, all but one fail once. */
async function prepare(queue: FleetQueue, attempts = 5): Promise<FleetQueue> {
  try {
    const isThere = (await queue.boss.getQueue(QUEUE)) !== null;
    // One active job for a key, which is the stack: the database itself refuses a second one.
    if (!isThere) await queue.boss.createQueue(QUEUE, { policy: "singleton" });
    await queue.runs.prepare();
    await queue.pace.prepare();
    return queue;
  } catch (error) {
    if (attempts === 1) throw error;
    await new Promise((resolve) => setTimeout(resolve, 200));
    return prepare(queue, attempts - 1);
  }
}

export function statesOf(jobs: readonly StackJob[]): ReadonlyMap<string, JobState> {
  return new Map(jobs.map(({ data, state }) => [data.stack, state]));
}
