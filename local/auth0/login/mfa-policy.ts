import type { TenantContext } from "../context";
import { independentFactors } from "./factors";
import { isRemembered } from "./remembered-browser";

/**
 * Returns whether a login needs a second factor: a factor is on, the policy asks for it, and the browser is not remembered
 * for the user. "Always" asks each time. Adaptive MFA asks if the risk is high; here the control plane sets the risk.
 * https://auth0.com/docs/secure/multi-factor-authentication/adaptive-mfa/customize-adaptive-mfa
 * @param browser The cookie of a remembered browser.
 */
export function needsSecondFactor(
  tenant: TenantContext,
  userId: string,
  browser: string | undefined,
): boolean {
  const { store } = tenant;
  const { policies } = store.guardian;
  if (independentFactors(store).length === 0) return false;
  const isRisky = policies.includes("confidence-score") && store.loginRisk === "high";
  if (isRisky) return true;
  return policies.includes("all-applications") && !isRemembered(tenant, userId, browser);
}
