import type { Management } from "auth0";
import { readAllPages, type ManagementApi } from "../management-api";

/** Returns what the checks read of a tenant. Each reading is a GET, sent once. */
export function readTenant({ client }: ManagementApi) {
  const action = keyed((id: string) => client.actions.get(id));
  const application = keyed((id: string) => client.clients.get(id));
  return {
    settings: once(() => client.tenants.settings.get()),
    factors: once(() => client.guardian.factors.list()),
    policies: once(() => client.guardian.policies.list()),
    messageTypes: once(() => client.guardian.factors.phone.getMessageTypes()),
    selectedProvider: once(() => client.guardian.factors.phone.getSelectedProvider()),
    phoneProviders: once(
      async () => (await client.branding.phone.providers.list()).providers ?? [],
    ),
    action,
    application,
    actionsFor: keyed((triggerId: Management.ActionTriggerTypeEnum) =>
      readAllPages(client.actions.list({ triggerId })),
    ),
    bindings: keyed((triggerId: Management.ActionTriggerTypeEnum) =>
      readAllPages(client.actions.triggers.bindings.list(triggerId)),
    ),
    enabledClients: keyed((connectionId: string) =>
      readAllPages(client.connections.clients.get(connectionId)),
    ),
  };
}

export type TenantReadings = ReturnType<typeof readTenant>;

/** Makes a reading that runs when it is first needed, and keeps its result, even a failure. */
export function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => (reading ??= read());
}

/** Does the same for a reading that has a key. */
function keyed<K extends string, T>(read: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const readings = new Map<K, () => Promise<T>>();
  return (key) => {
    const reading = readings.get(key) ?? once(() => read(key));
    readings.set(key, reading);
    return reading();
  };
}
