import { newId } from "../ids";
import type { Connection, JsonObject, Store } from "../store";
import { databaseDefaults } from "./connection-defaults";
import { notFound } from "./management-error";
import { applyChange, isObject } from "./merging";

/** Shown whichever fields are requested. Source: a recorded `GET …?fields=strategy,name`. */
export const ALWAYS_SHOWN = ["id", "is_domain_connection", "authentication", "connected_accounts"];

export function findConnection(store: Store, id: string): Connection {
  const connection = store.connections.get(id);
  if (!connection) throw notFound("The connection does not exist", "inexistent_connection");
  return connection;
}

/**
 * Returns a connection as the API shows it. `enabled_clients` ended on 2026-07-13: an older tenant still shows it, as in
 * the recordings, and a new one shows it only in the answer to the request that created the connection. Source: Auth0's
 * migration guide "Migrate Enabled Client Management to Dedicated Connection Endpoints".
 */
export function formatConnection(store: Store, connection: Connection, isNew = false): JsonObject {
  const { enabledClients, settings, ...shown } = connection;
  const showsClients = isNew || !store.tenant.phone_consolidated_experience;
  return {
    ...shown,
    authentication: { active: true },
    connected_accounts: { active: false },
    ...settings,
    ...(showsClients && { enabled_clients: enabledClients }),
  };
}

/** Makes a connection, which the caller stores. */
export function createConnection(body: JsonObject): Connection {
  const { name, strategy, options, enabled_clients, realms, is_domain_connection, ...settings } =
    body;
  const defaults = strategy === "auth0" ? databaseDefaults() : {};
  return {
    id: newId.connection(),
    name: String(name),
    strategy: String(strategy),
    options: applyChange(defaults, isObject(options) ? options : {}),
    is_domain_connection: is_domain_connection === true,
    realms: (realms as string[] | undefined) ?? [String(name)],
    enabledClients: (enabled_clients as string[] | undefined) ?? [],
    settings,
  };
}

/** Changes a connection. `options` are replaced as a whole, everything else one by one; `enabled_clients` is ignored. */
export function changeConnection(connection: Connection, change: JsonObject): void {
  const { options, realms, is_domain_connection, ...settings } = change;
  delete settings.enabled_clients;
  if (isObject(options)) connection.options = applyChange({}, options);
  if (realms) connection.realms = realms as string[];
  if (typeof is_domain_connection === "boolean") {
    connection.is_domain_connection = is_domain_connection;
  }
  connection.settings = applyChange(connection.settings, settings);
}

/** Deletes a connection with its users. */
export function deleteConnection(store: Store, connection: Connection): void {
  store.connections.delete(connection.id);
  for (const user of store.users.values()) {
    if (user.connection === connection.name) store.users.delete(user.user_id);
  }
}
