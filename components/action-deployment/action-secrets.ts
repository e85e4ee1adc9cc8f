import type { ManagementApi } from "../management-api/management-api";
import { actionPath, refused } from "./action-request";

/** A secret of an Action, by the name under which its code finds it. */
export interface ActionSecret {
  name: string;
  value: string;
}

/** Names in one order, whatever order the tenant tells them in. */
export function sortedNames(secrets: unknown): string[] {
  const list = Array.isArray(secrets) ? (secrets as { name?: unknown }[]) : [];
  return list.flatMap(({ name }) => (typeof name === "string" ? [name] : [])).sort();
}

/** Whether an Action has the secrets that it should have, by name: Auth0 shows no value. */
export function sameNames(found: readonly string[], wanted: readonly string[]): boolean {
  return found.length === wanted.length && wanted.every((name, index) => name === found[index]);
}

/**
 * Writes all secrets of an Action anew. The auth0 plugin can't read them: it sends them only when the stack's own change,
 * and never puts back one that somebody took out. What is written is a draft until it is deployed.
 *
 * @throws Error when the tenant refuses them. What it says is left out, since it may repeat what was sent.
 */
export async function writeSecrets(
  api: ManagementApi,
  actionId: string,
  secrets: readonly ActionSecret[],
): Promise<void> {
  const path = actionPath(actionId);
  const answer = await api.call("PATCH", path, { secrets });
  if (answer.status >= 300) {
    throw refused(`PATCH ${api.address(path)}`, { ...answer, body: {} });
  }
}
