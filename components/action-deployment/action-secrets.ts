import { createHash } from "node:crypto";
import type { TenantApi } from "../auth0/tenant-api";
import { actionPath, refused } from "./action-request";

/** A secret of an Action, by the name under which its code finds it. */
export interface ActionSecret {
  name: string;
  value: string;
}

/** When Auth0 got the value of each secret, by name. It shows that, and no value. */
export type SecretTimes = Readonly<Record<string, string>>;

/** Of the secrets of an Action, as the Management API tells them. */
export function secretTimes(secrets: unknown): SecretTimes {
  const list = Array.isArray(secrets)
    ? (secrets as { name?: unknown; updated_at?: unknown }[])
    : [];
  const times = list.map(({ name, updated_at: at }) => [String(name), String(at)] as const);
  return Object.fromEntries(times.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether nobody has written a secret of an Action, added one or taken one out between two readings. */
export function sameTimes(before: SecretTimes, after: SecretTimes): boolean {
  const names = Object.keys(before);
  return (
    sameNames(names, Object.keys(after)) && names.every((name) => before[name] === after[name])
  );
}

/** Names in one order, whatever order they come in. */
export function sortedNames(secrets: readonly ActionSecret[]): string[] {
  return secrets.map(({ name }) => name).sort();
}

/** Whether an Action has the secrets that it should have, by name. */
export function sameNames(found: readonly string[], wanted: readonly string[]): boolean {
  return found.length === wanted.length && wanted.every((name, index) => name === found[index]);
}

/**
 * Tells whether a later run has other values, without keeping one. It is of all of them together, so that the one that
 * can't be guessed protects those that can.
 */
export function digestOf(actionId: string, secrets: readonly ActionSecret[]): string {
  const pairs = secrets.map(({ name, value }) => JSON.stringify([name, value])).sort();
  return createHash("sha256")
    .update(JSON.stringify([actionId, pairs]))
    .digest("base64url");
}

/**
 * Writes all secrets of an Action anew. The auth0 plugin can't read them: it sends them only when the stack's own change,
 * and never puts back one that somebody took out. What is written is a draft until it is deployed.
 *
 * @throws Error when the tenant refuses them. What it says is left out, since it may repeat what was sent.
 */
export async function writeSecrets(
  api: TenantApi,
  actionId: string,
  secrets: readonly ActionSecret[],
): Promise<void> {
  const path = actionPath(actionId);
  const answer = await api.call("PATCH", path, { secrets });
  if (answer.status >= 300) {
    throw refused(`PATCH ${api.address(path)}`, { ...answer, body: {} });
  }
}
