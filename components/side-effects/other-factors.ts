import type { ManagementApi } from "../management-api/management-api";

/**
 * What is to say of the tenant's factors beside the phone that are on; `undefined` when none is.
 *
 * The auth0 plugin's `Guardian` stands for all factors: it turns off those that it isn't told to have on, and its
 * deletion turns off all and clears the policy (its delete in internal/auth0/guardian/resource.go).
 */
export async function otherFactorsWarning(api: ManagementApi): Promise<string | undefined> {
  const { body } = await api.call("GET", "/guardian/factors");
  const factors: unknown[] = Array.isArray(body) ? body : [];
  const names = factors.flatMap((factor) => {
    const { name, enabled } = factor as Record<string, unknown>;
    return enabled === true && typeof name === "string" && name !== "sms" ? [`\`${name}\``] : [];
  });
  if (names.length === 0) {
    return undefined;
  }
  return (
    `Other factors are on at this tenant: ${names.join(", ")}. The stack owns multi-factor authentication for the ` +
    "whole tenant: a later `pulumi up` turns them off when its plan shows so, and `pulumi destroy` turns them off " +
    "without showing it; leave the tenant to this stack, or stop here."
  );
}
