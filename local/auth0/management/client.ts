import type { TenantContext } from "../context";
import type { Client, ClientCredential, JsonObject, Store } from "../store";
import {
  createCredential,
  assertOwnCredential,
  mapCredentials,
  type CredentialBody,
} from "./client-credential";
import { applicationDefaults, fillNewApplication } from "./client-defaults";
import { changeClient } from "./client-format";
import { badRequest, notFound } from "./management-error";

export function clientById(store: Store, id: string): Client {
  const client = store.clients.get(id);
  if (!client) throw notFound("The client does not exist", "inexistent_client");
  return client;
}

function assertSound(client: Client): void {
  const { rotation_type, expiration_type } = client.refresh_token ?? {};
  if (rotation_type === "rotating" && expiration_type === "non-expiring") {
    throw badRequest("Rotating refresh tokens must be expiring");
  }
}

/** Makes an application with the credentials in its body. If Auth0 would refuse it, throws and stores nothing. */
export function createClient({ store, clock }: TenantContext, body: JsonObject): Client {
  const before = applicationDefaults(body);
  assertSound(changeClient(before, body));
  const made: ClientCredential[] = [];
  const settings = mapCredentials(fillNewApplication(body), (credentials) =>
    credentials.map((credential) => {
      const own = credential as unknown as CredentialBody;
      made.push(createCredential(before.client_id, own, clock.iso()));
      return { id: made.at(-1)?.id };
    }),
  );
  const client = changeClient(before, settings);
  store.clients.set(client.client_id, client);
  for (const credential of made) store.clientCredentials.set(credential.id, credential);
  return client;
}

/** Changes an application. If Auth0 would refuse it, throws and changes nothing. */
export function updateClient(store: Store, id: string, change: JsonObject): Client {
  const client = changeClient(clientById(store, id), change);
  assertSound(client);
  mapCredentials(change, (credentials) => {
    for (const credential of credentials) assertOwnCredential(store, id, String(credential.id));
    return credentials;
  });
  store.clients.set(client.client_id, client);
  return client;
}

/** Deletes an application with its credentials and its grants, and removes it from connections. */
export function deleteClient(store: Store, id: string): void {
  store.clients.delete(id);
  for (const credential of store.clientCredentials.values()) {
    if (credential.client_id === id) store.clientCredentials.delete(credential.id);
  }
  for (const connection of store.connections.values()) {
    connection.enabledClients = connection.enabledClients.filter((enabled) => enabled !== id);
  }
  for (const grant of store.clientGrants.values()) {
    if (grant.client_id === id) store.clientGrants.delete(grant.id);
  }
}
