import type { PgBoss } from "pg-boss";
import type { FleetOperation } from "./fleet-job";
import type { Limits } from "./limits";

/** States of a job, as pg-boss names them. A job that doesn't exist yet waits for its wave. */
export type JobState = "created" | "retry" | "active" | "completed" | "cancelled" | "failed";

/** One run of an operation over the fleet. It is kept in the queue's database, so that it doesn't depend on any process. */
export interface FleetRun {
  readonly id: string;
  readonly operation: FleetOperation;
  readonly waves: readonly (readonly string[])[];
  /** The wave that is being deployed, from 0. */
  readonly wave: number;
  readonly state: "running" | "stopped" | "done";
  /** Why it stopped. */
  readonly reason: string | null;
  readonly retries: number;
  readonly retryDelay: number;
  /** Seconds without a sign of life after which another worker gets a job. */
  readonly heartbeat: number;
  /** By stack: the tenant, which one job at a time may work on. */
  readonly tenants: Readonly<Record<string, string>>;
  /** By stack: requests a second that all workers together may send, by host. */
  readonly limits: Readonly<Record<string, Limits>>;
  readonly startedAt: Date;
}

export const SCHEMA = "fleet";
const COLUMNS = `id, operation, waves, wave, state, reason, retries, retry_delay AS "retryDelay", heartbeat,
  tenants, limits,
  started_at AS "startedAt"`;

/** The table of runs. */
export class FleetRuns {
  constructor(private readonly boss: PgBoss) {}

  /** Creates the table if it doesn't exist. */
  async prepare(): Promise<void> {
    await this.sql(`CREATE TABLE IF NOT EXISTS ${SCHEMA}.run (
      id text PRIMARY KEY, operation text NOT NULL, waves jsonb NOT NULL, wave int NOT NULL DEFAULT 0,
      state text NOT NULL DEFAULT 'running', reason text, retries int NOT NULL, retry_delay int NOT NULL, heartbeat int NOT NULL,
      tenants jsonb NOT NULL, started_at timestamptz NOT NULL DEFAULT now())`);
    await this.sql(
      `ALTER TABLE ${SCHEMA}.run ADD COLUMN IF NOT EXISTS limits jsonb NOT NULL DEFAULT '{}'`,
    );
  }

  async add(run: Omit<FleetRun, "wave" | "state" | "reason" | "startedAt">): Promise<void> {
    await this.sql(
      `INSERT INTO ${SCHEMA}.run (id, operation, waves, retries, retry_delay, heartbeat, tenants, limits)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        run.id,
        run.operation,
        JSON.stringify(run.waves),
        run.retries,
        run.retryDelay,
        run.heartbeat,
        JSON.stringify(run.tenants),
        JSON.stringify(run.limits),
      ],
    );
  }

  /** Returns the run with this id, or the last one. */
  async find(id?: string): Promise<FleetRun | undefined> {
    const where = id === undefined ? "" : "WHERE id = $1";
    const order = `${where} ORDER BY started_at DESC LIMIT 1`;
    return (await this.select(order, id === undefined ? [] : [id]))[0];
  }

  running(): Promise<FleetRun[]> {
    return this.select("WHERE state = 'running' ORDER BY started_at");
  }

  /** Changes a run if it is still as it was read: if two workers decide at once, only one changes it. */
  async change(
    run: FleetRun,
    to: Partial<Pick<FleetRun, "wave" | "state" | "reason">>,
  ): Promise<void> {
    const { wave = run.wave, state = run.state, reason = null } = to;
    await this.sql(
      `UPDATE ${SCHEMA}.run SET wave = $3, state = $4, reason = $5 WHERE id = $1 AND wave = $2 AND state = $6`,
      [run.id, run.wave, wave, state, reason, run.state],
    );
  }

  private async select(rest: string, values: unknown[] = []): Promise<FleetRun[]> {
    return (await this.sql(`SELECT ${COLUMNS} FROM ${SCHEMA}.run ${rest}`, values)) as FleetRun[];
  }

  private async sql(text: string, values: unknown[] = []): Promise<unknown[]> {
    return (await this.boss.getDb().executeSql(text, values)).rows as unknown[];
  }
}
