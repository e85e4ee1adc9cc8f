import { setTimeout as sleep } from "node:timers/promises";
import type { PgBoss } from "pg-boss";
import { SCHEMA } from "./fleet-run";

const AGAIN_MS = 1000;
/** A turn that a busy machine misses by more than this is lost: several late requests at once would be too many. */
const LATEST_MS = 100;

/** Assigns the moments at which a request to a host may be sent, across all workers of a queue, evenly spaced. */
export class Pace {
  constructor(private readonly boss: PgBoss) {}

  /** Creates the table if it doesn't exist. */
  async prepare(): Promise<void> {
    await this.sql(
      `CREATE TABLE IF NOT EXISTS ${SCHEMA}.pace (host text PRIMARY KEY, next timestamptz NOT NULL)`,
    );
  }

  /**
   * Waits until one more request may be sent to a host. While the queue can't be reached, none may be sent.
   * @param perSecond how many requests a second all workers together may send to the host
   */
  async wait(host: string, perSecond: number, signal?: AbortSignal): Promise<void> {
    for (;;) {
      const asked = performance.now();
      const ms = await this.reserve(host, perSecond).catch(() => undefined);
      await sleep(ms ?? AGAIN_MS, undefined, { signal });
      if (ms !== undefined && performance.now() - asked - ms <= LATEST_MS) return;
    }
  }

  /** Reserves the next moment, by the server's clock, and returns how many milliseconds away it is. */
  private async reserve(host: string, perSecond: number): Promise<number> {
    const rows = (await this.sql(
      `INSERT INTO ${SCHEMA}.pace AS last (host, next) VALUES ($1, clock_timestamp())
       ON CONFLICT (host) DO UPDATE
         SET next = greatest(last.next + make_interval(secs => 1.0 / $2::float8), clock_timestamp())
       RETURNING greatest(0, extract(epoch FROM next - clock_timestamp()) * 1000)::float8 AS ms`,
      [host, perSecond],
    )) as { ms: number }[];
    return Math.ceil(rows[0]?.ms ?? 0);
  }

  private async sql(text: string, values: unknown[] = []): Promise<unknown[]> {
    return (await this.boss.getDb().executeSql(text, values)).rows as unknown[];
  }
}
