import type { TenantApi } from "../auth0/tenant-api";
import { readTenantList } from "./tenant-list";

/** Names of the policies that ask for a second factor at this tenant. */
export async function mfaPolicies(api: TenantApi): Promise<string[]> {
  const path = "/guardian/policies";
  const policies = await readTenantList(api, { path, needs: "read:mfa_policies" });
  return policies.filter((policy) => typeof policy === "string");
}
