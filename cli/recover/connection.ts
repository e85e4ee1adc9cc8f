import type { ManagementClient } from "auth0";
import { readAllPages } from "../management-api";

/** Returns the id of the database connection with this name; `undefined` if the tenant has none. */
export async function databaseConnectionId(
  client: ManagementClient,
  name: string,
): Promise<string | undefined> {
  const connections = await readAllPages(client.connections.list({ name }));
  return connections[0]?.id;
}

/** Lists the client IDs of the applications whose users may log in through a connection. */
export async function enabledClientIds(
  client: ManagementClient,
  connectionId: string,
): Promise<string[]> {
  const enabled = await readAllPages(client.connections.clients.get(connectionId));
  return enabled.map(({ client_id }) => client_id);
}
