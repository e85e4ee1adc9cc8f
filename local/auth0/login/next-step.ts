import { needsCallbackConfirmation } from "./callback-confirmation-policy";
import { sendCode } from "./challenge";
import {
  confirmedPhone,
  enrolledFactors,
  independentFactors,
  isEnrollable,
  type EnrollableFactor,
} from "./factors";
import { finish } from "./finish";
import type { Visit } from "./login";
import { needsSecondFactor } from "./mfa-policy";
import { stepUrl, type StepPath } from "./step-url";

const ENROLLMENT: Readonly<Record<EnrollableFactor, StepPath>> = {
  sms: "/u/mfa-sms-enrollment",
  otp: "/u/mfa-otp-enrollment-qr",
};

/** Returns whether this login is at the second factor: the user is known, and a factor is required and not done yet. */
export function isSecondFactorDue({ login, transaction, cookies }: Visit): boolean {
  const { userId, secondFactor } = transaction;
  return (
    userId !== undefined &&
    !secondFactor &&
    needsSecondFactor(login.tenant, userId, cookies.remembered)
  );
}

/** Returns whether this login is at an enrollment: a second factor is required, and the user has none. */
export function isEnrollmentDue(visit: Visit): boolean {
  const { login, transaction } = visit;
  return (
    isSecondFactorDue(visit) &&
    enrolledFactors(login.tenant.store, transaction.userId ?? "").length === 0
  );
}

/** Returns the enrollment of the one factor that is on, or the choice between several. */
function enrollmentStep({ login, transaction }: Visit): StepPath {
  const factors = independentFactors(login.tenant.store);
  const { factor = factors.length === 1 ? factors[0] : undefined } = transaction;
  return factor !== undefined && factors.includes(factor) && isEnrollable(factor)
    ? ENROLLMENT[factor]
    : "/u/mfa-begin-enroll-options";
}

/** Returns the challenge of the factor that the person chose, or used last. For SMS, it also sends the code. */
async function secondFactorStep(visit: Visit): Promise<StepPath> {
  const { login, transaction } = visit;
  const { store } = login.tenant;
  const enrolled = enrolledFactors(store, transaction.userId ?? "");
  if (enrolled.length === 0) return enrollmentStep(visit);
  const chosen = enrolled.find((factor) => factor === transaction.factor) ?? enrolled[0];
  if (chosen === "otp") return "/u/mfa-otp-challenge";
  const phone = confirmedPhone(store, transaction.userId ?? "");
  if (phone && !transaction.challenge) {
    await sendCode(visit, phone.phone_number, "second-factor-authentication");
  }
  return "/u/mfa-sms-challenge";
}

function needsConfirmation({ transaction, login, client }: Visit): boolean {
  return (
    !transaction.callbackConfirmed &&
    needsCallbackConfirmation(login.tenant.store, client, transaction.redirectUri)
  );
}

/**
 * Returns where the browser goes next: password, second factor, confirmation of the callback, or back to the application.
 */
export async function nextStep(visit: Visit): Promise<string> {
  const { transaction } = visit;
  const goTo = (path: StepPath) => stepUrl(path, transaction.state);
  if (transaction.userId === undefined) {
    return goTo(transaction.startsWithSignup ? "/u/signup" : "/u/login");
  }
  if (isSecondFactorDue(visit)) return goTo(await secondFactorStep(visit));
  if (transaction.recoveryCode !== undefined) return goTo("/u/mfa-recovery-code-enrollment");
  return needsConfirmation(visit) ? goTo("/u/callback-confirmation") : finish(visit);
}
