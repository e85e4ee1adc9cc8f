import type { ManagementClient } from "auth0";
import { readAllPages } from "../management-api";

/** The database connection that Auth0 makes with every tenant, and that the program uses. */
const CONNECTION = "Username-Password-Authentication";

export async function databaseConnectionId(client: ManagementClient): Promise<string | undefined> {
  const connections = await readAllPages(client.connections.list({ name: CONNECTION }));
  return connections[0]?.id;
}

/** Client IDs of the applications whose users may log in through a connection. */
export async function enabledClientIds(
  client: ManagementClient,
  connectionId: string,
): Promise<string[]> {
  const enabled = await readAllPages(client.connections.clients.get(connectionId));
  return enabled.map(({ client_id }) => client_id);
}
