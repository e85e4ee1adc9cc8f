import type { ManagementAnswer } from "../../components/auth0/management-request";
import { refusedRequest } from "../../components/auth0/refused-request";
import type { HttpMethod } from "../../components/auth0/tenant-api";
import type { TenantSession } from "../resource-type";

/** Throws the error for a request that the tenant refused; `scope` is what it requires. */
export function refuseAbove300(
  { api }: TenantSession,
  method: HttpMethod,
  path: string,
  answer: ManagementAnswer,
  scope: string,
): void {
  if (answer.status < 300) return;
  throw refusedRequest(`${method} ${api.address(path)}`, answer, `the scope ${scope}`);
}
