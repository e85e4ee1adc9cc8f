import type { TenantApi } from "../auth0/tenant-api";
import { readTenantList } from "./tenant-list";

/**
 * Names of the tenant's factors beside the phone that are on.
 *
 * The auth0 plugin's `Guardian` stands for all factors: it turns off those that it isn't told to have on, and its
 * deletion turns off all and clears the policy (its delete in internal/auth0/guardian/resource.go).
 */
export async function otherFactors(api: TenantApi): Promise<string[]> {
  const path = "/guardian/factors";
  const factors = await readTenantList(api, { path, needs: "read:guardian_factors" });
  return factors.flatMap((factor) => {
    const { name, enabled } = factor as Record<string, unknown>;
    return enabled === true && typeof name === "string" && name !== "sms" ? [name] : [];
  });
}
