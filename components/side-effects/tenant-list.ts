import type { TenantApi } from "../auth0/tenant-api";
import { refusedRequest } from "../auth0/refused-request";

/**
 * A list that the tenant answers with, or has under a key of its answer.
 *
 * @param needs the scope that reading it takes.
 * @throws Error when the tenant refuses the reading.
 */
export async function readTenantList(
  api: TenantApi,
  { path, key, needs }: { path: string; key?: string; needs: string },
): Promise<unknown[]> {
  const answer = await api.call("GET", path);
  if (answer.status !== 200) {
    throw refusedRequest(`GET ${api.address(path)}`, answer, `the scope ${needs}`);
  }
  const list: unknown = key === undefined ? answer.body : answer.body[key];
  return Array.isArray(list) ? (list as unknown[]) : [];
}
