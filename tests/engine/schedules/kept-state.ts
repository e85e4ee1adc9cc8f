import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import type { Postgres } from "../teams/postgres";

/** What a schedule needs of the place that keeps the state. */
export interface KeptState {
  /** For PULUMI_BACKEND_URL. */
  readonly url: string;
  /** Keeps all that is there, and returns what puts it back. */
  save(): Promise<() => Promise<void>>;
  read(): Promise<string>;
  write(state: string): Promise<void>;
  /** All that is there, as text. */
  everything(): Promise<string>;
}

const STATE = ".pulumi/stacks/auth0-plivo-sms-mfa/dev.json";

/** The state in a stack's own folder. */
export function inFolder(folder: string): KeptState {
  const file = join(folder, STATE);
  return {
    url: `file://${folder}`,
    save: async () => {
      const copy = await mkdtemp(join(tmpdir(), "kept-state-"));
      await cp(join(folder, ".pulumi"), copy, { recursive: true });
      return async () => {
        await rm(join(folder, ".pulumi"), { recursive: true, force: true });
        await cp(copy, join(folder, ".pulumi"), { recursive: true });
      };
    },
    read: () => Promise.resolve(existsSync(file) ? readFileSync(file, "utf8") : "{}"),
    write: async (state) => {
      await rm(`${file}.attrs`, { force: true });
      writeFileSync(file, state);
    },
    everything: () => Promise.resolve(existsSync(file) ? readFileSync(file, "utf8") : ""),
  };
}

interface Row {
  readonly key: string;
  readonly data: { readonly data: string };
}

/** The state in the table of a server. */
export function inPostgres({ url }: Postgres): KeptState {
  const query = async (text: string, values: unknown[] = []): Promise<Row[]> => {
    const client = new Client({ connectionString: url });
    client.on("error", () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end();
    }
  };
  const key = `postgres/${STATE}`;
  const insert = "INSERT INTO pulumi_state (key, data) VALUES ($1, $2)";
  const rows = (): Promise<Row[]> => query("SELECT key, data FROM pulumi_state");
  const text = ({ data }: Row): string => Buffer.from(data.data, "base64").toString("utf8");
  return {
    url,
    save: async () => {
      const saved = await rows();
      return async () => {
        await query("DELETE FROM pulumi_state");
        for (const row of saved) await query(insert, [row.key, JSON.stringify(row.data)]);
      };
    },
    read: async () => {
      const row = (await rows()).find((each) => each.key === key);
      return row === undefined ? "{}" : text(row);
    },
    write: async (state) => {
      await query("DELETE FROM pulumi_state WHERE key = $1", [key]);
      const data = Buffer.from(state).toString("base64");
      await query(insert, [key, JSON.stringify({ data })]);
    },
    everything: async () => (await rows()).map(text).join("\n"),
  };
}

/** Ends all connections of a server but its own. */
export async function cutConnections({ url }: Postgres): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()",
  );
  await client.end();
}

/** Has everybody wait for the table for a second. */
export async function stallTable({ url }: Postgres): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("BEGIN");
  await client.query("LOCK TABLE pulumi_state IN ACCESS EXCLUSIVE MODE");
  await sleep(1000);
  await client.query("COMMIT");
  await client.end();
}
