import type { PhoneEnrollment, Store } from "../store";

/**
 * Whether a login needs a second factor: the policy "Always" with the phone factor on. Adaptive MFA
 * (`confidence-score`) asks only when Auth0's risk model has little confidence; there is no such model here, so it never asks.
 */
export function needsSecondFactor(store: Store): boolean {
  return (
    store.guardian.policies.includes("all-applications") && store.guardian.factors.sms === true
  );
}

/** The phone that the user's codes go to. */
export function confirmedPhone(store: Store, userId: string): PhoneEnrollment | undefined {
  return [...store.enrollments.values()].find(
    ({ user_id, confirmed }) => confirmed && user_id === userId,
  );
}
