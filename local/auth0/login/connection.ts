import type { Client, Connection, Store, User } from "../store";

/** Returns the database connections that the client's users log in through; `name` limits them to one. */
export function databaseConnections(store: Store, client: Client, name?: string): Connection[] {
  return [...store.connections.values()].filter(
    (connection) =>
      connection.strategy === "auth0" &&
      (client.global || connection.enabledClients.includes(client.client_id)) &&
      (name === undefined || connection.name === name),
  );
}

/** Returns the user with this address in one of the connections. Upper and lower case don't matter. */
export function findUserByEmail(
  store: Store,
  connections: readonly Connection[],
  email: string,
): User | undefined {
  const wanted = email.trim().toLowerCase();
  return [...store.users.values()].find(
    (user) =>
      user.email.toLowerCase() === wanted &&
      connections.some(({ name }) => name === user.connection),
  );
}
