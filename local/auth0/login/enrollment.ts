import { logLogin } from "./log";
import type { Visit } from "./login";
import { needsRecoveryCode } from "./factors";
import { issueRecoveryCode } from "./recovery-code";

/**
 * Completes an enrollment: the new factor counts for this login and, if the tenant has recovery codes on, the user's first
 * enrollment creates one.
 */
export function completeEnrollment(visit: Visit, userId: string, factor: "sms" | "otp"): void {
  const { login, transaction } = visit;
  logLogin(visit, "gd_enrollment_complete", `Guardian - Enrollment complete (${factor})`);
  transaction.secondFactor = true;
  transaction.challenge = undefined;
  transaction.otpSecret = undefined;
  if (needsRecoveryCode(login.tenant.store, userId)) {
    transaction.recoveryCode = issueRecoveryCode(login.tenant, userId);
  }
}
