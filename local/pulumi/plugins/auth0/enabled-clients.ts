import type { Api } from "./api";

/**
 * Returns the ids of the clients that a connection is enabled for, page by page. The request for the first page has no
 * `take`.
 */
export async function readEnabledClients(api: Api, connectionId: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { client_id } of await api.connections.clients.get(connectionId, { take: null }))
    ids.push(client_id);
  return ids;
}
