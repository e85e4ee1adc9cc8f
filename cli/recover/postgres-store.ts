import { Client } from "pg";
import { UserError } from "../user-error";
import type { BackendStore } from "./backend-objects";

/**
 * Opens the table in which Pulumi keeps a PostgreSQL backend: a row for each object, base64 in JSON.
 *
 * Source: https://github.com/pulumi/pulumi/blob/v3.259.0/pkg/backend/diy/postgres/bucket.go
 * @param url the backend's. PULUMI_BACKEND_URL overrides it, since `pulumi whoami` may mask the password.
 * @throws UserError if the server can't be reached
 */
export async function openPostgresStore(url: string): Promise<BackendStore> {
  const given = process.env["PULUMI_BACKEND_URL"];
  const address = new URL(given?.startsWith("postgres://") ? given : url);
  const table = address.searchParams.get("table") ?? "pulumi_state";
  if (!/^\w+(\.\w+)?$/.test(table))
    throw new UserError(
      `The backend's table \`${table}\` is not a valid table name: check \`?table=\` in PULUMI_BACKEND_URL.`,
    );
  address.searchParams.delete("table");
  const client = new Client({ connectionString: address.href });
  try {
    await client.connect();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(
      `The PostgreSQL server of the backend can't be reached (${code ?? "no answer"}): check PULUMI_BACKEND_URL.`,
    );
  }
  // A connection that breaks while idle is reported by the next query.
  client.on("error", () => undefined);
  // Pulumi prefixes every key with the URL's path, which names the database.
  const path = address.pathname.replaceAll(/^\/+|\/+$/g, "");
  return storeOf(client, table, path === "" ? "" : `${path}/`);
}

function storeOf(client: Client, table: string, prefix: string): BackendStore {
  return {
    folder: undefined,
    list: async (below) => {
      const { rows } = await client.query<{ key: string }>(
        `SELECT key FROM ${table} WHERE left(key, length($1)) = $1 ORDER BY key`,
        [prefix + below],
      );
      return rows.map(({ key }) => key.slice(prefix.length));
    },
    read: async (key) => {
      const { rows } = await client.query<{ data: { data: string } }>(
        `SELECT data FROM ${table} WHERE key = $1`,
        [prefix + key],
      );
      const data = rows[0]?.data.data;
      return data === undefined ? undefined : Buffer.from(data, "base64").toString("utf8");
    },
    write: async (key, text) => {
      await client.query(
        `INSERT INTO ${table} (key, data) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET data = $2, updated_at = now()`,
        [prefix + key, JSON.stringify({ data: Buffer.from(text).toString("base64") })],
      );
    },
    remove: async (key) => {
      await client.query(`DELETE FROM ${table} WHERE key = $1`, [prefix + key]);
    },
    close: () => client.end(),
  };
}
