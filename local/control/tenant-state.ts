import { createHmac, randomBytes } from "node:crypto";
import type { TenantContext } from "../auth0/context";
import { omit } from "../auth0/omit";
import type { Action, StoredSecret, Client, User } from "../auth0/store";

function formatClient(client: Client): object {
  return { ...client.settings, ...omit(client, "client_secret", "settings") };
}

function formatUser(user: User): object {
  return { ...user.settings, ...omit(user, "passwordHash", "settings") };
}

/** Exists only as long as the process: a mark reveals nothing about its secret, however short that is. */
const MARK_KEY = randomBytes(32);

/** Returns a mark. Two secrets of this process have the same mark if they have the same value. */
const markOf = (value: string): string =>
  createHmac("sha256", MARK_KEY).update(value).digest("base64url");

function formatSecrets(secrets: StoredSecret[]): object[] {
  return secrets.map(({ name, value, updated_at }) => ({ name, mark: markOf(value), updated_at }));
}

function formatAction(action: Action): object {
  return {
    ...action.settings,
    ...omit(action, "settings", "builtAt", "buildOutcome"),
    secrets: formatSecrets(action.secrets),
    versions: action.versions.map((version) => ({
      ...version,
      secrets: formatSecrets(version.secrets),
    })),
    deployed: action.versions.some(({ deployed }) => deployed),
  };
}

/** Returns the tenant's data as JSON, without secrets and password hashes. A secret of an Action is replaced by a mark. */
export function formatState(ctx: TenantContext): object {
  const { store } = ctx;
  return {
    tenant: store.tenant,
    clients: [...store.clients.values()].map(formatClient),
    clientGrants: [...store.clientGrants.values()],
    connections: [...store.connections.values()].map((connection) => ({
      ...connection.settings,
      ...omit(connection, "settings"),
    })),
    users: [...store.users.values()].map(formatUser),
    enrollments: [...store.enrollments.values()],
    actions: [...store.actions.values()].map(formatAction),
    bindings: [...store.bindings.values()].flat(),
    guardian: store.guardian,
    phoneProviders: [...store.phoneProviders.values()].map((provider) =>
      omit(provider, "credentials"),
    ),
    phoneTemplates: [...store.phoneTemplates.values()],
  };
}
