import type { MfaPolicy } from "../config/choices";
import type { ManagementApi } from "../management-api/management-api";
import { readTenantList } from "./tenant-list";

/** Names of the policies that ask for a second factor at this tenant and aren't the stack's. */
export async function otherPolicies(api: ManagementApi, own: MfaPolicy): Promise<string[]> {
  const path = "/guardian/policies";
  const policies = await readTenantList(api, { path, needs: "read:mfa_policies" });
  return policies.filter((policy) => typeof policy === "string").filter((name) => name !== own);
}
