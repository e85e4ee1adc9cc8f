import type { TenantSession } from "../resource-type";
import * as tenant from "./readings";
import { refuseAbove300 } from "./refuse-above-300";

/**
 * The factors that a user can start with and that need no carrier. Email, recovery codes and device biometrics only help
 * users who have enrolled another one (https://auth0.com/docs/secure/multi-factor-authentication/enable-mfa).
 */
const WITHOUT_CARRIER = ["push-notification", "otp", "duo", "webauthn-roaming"];

/** Returns whether one of the factors that are on lets a user pass: one without a carrier, or SMS whose codes are delivered. */
export async function hasWorkingFactor(
  session: TenantSession,
  on: readonly string[],
): Promise<boolean> {
  if (WITHOUT_CARRIER.some((name) => on.includes(name))) return true;
  return on.includes("sms") && (await deliversCodes(session));
}

/**
 * Returns whether the tenant hands the codes of the SMS factor to a carrier.
 *
 * @param selected what a legacy tenant will send through. Default: what it sends through now
 */
export async function deliversCodes(session: TenantSession, selected?: string): Promise<boolean> {
  const { api } = session;
  const path = tenant.PATHS.selectedProvider;
  const answer = await api.call("GET", path);
  if (answer.status === 403 && answer.body["errorCode"] !== "insufficient_scope") {
    return (await tenant.readPhoneProviders(api)).some(({ disabled }) => !disabled);
  }
  refuseAbove300(session, "GET", path, answer, "read:guardian_factors");
  if ((selected ?? answer.body["provider"]) !== "phone-message-hook") return true;
  return (await tenant.readFlow(api)).length > 0;
}
