import { FACTORS } from "../seed";
import type { OtpEnrollment, PhoneEnrollment, Store } from "../store";

export type Factor = (typeof FACTORS)[number];

/** The factors that a user can enroll here. The others need a device or a service that the local tenant doesn't have. */
const ENROLLABLE = ["sms", "otp"] as const;
export type EnrollableFactor = (typeof ENROLLABLE)[number];

/** These only help users who have enrolled another factor. Source: Auth0's docs "Multi-Factor Authentication Factors". */
const DEPENDENT: readonly Factor[] = ["email", "recovery-code", "webauthn-platform"];

const isOn = (store: Store, factor: Factor): boolean => store.guardian.factors[factor] === true;

export const isEnrollable = (factor: string): factor is EnrollableFactor =>
  ENROLLABLE.some((enrollable) => enrollable === factor);

/** Returns the factors that a user can start with, in Auth0's order. */
export function independentFactors(store: Store): Factor[] {
  return FACTORS.filter((factor) => isOn(store, factor) && !DEPENDENT.includes(factor));
}

/** Returns the phone that receives the user's codes. */
export function confirmedPhone(store: Store, userId: string): PhoneEnrollment | undefined {
  return [...store.enrollments.values()].find(
    ({ user_id, confirmed }) => confirmed && user_id === userId,
  );
}

/** Returns the user's authenticator app. */
export function confirmedApp(store: Store, userId: string): OtpEnrollment | undefined {
  return [...store.otpEnrollments.values()].find(
    ({ user_id, confirmed }) => confirmed && user_id === userId,
  );
}

/** Returns the factors that the user has enrolled and the tenant has on, the most recently used one first. */
export function enrolledFactors(store: Store, userId: string): EnrollableFactor[] {
  const enrollments = { sms: confirmedPhone(store, userId), otp: confirmedApp(store, userId) };
  const usedAt = (factor: EnrollableFactor) => enrollments[factor]?.last_auth_at ?? "";
  return ENROLLABLE.filter((factor) => isOn(store, factor) && enrollments[factor]).sort((a, b) =>
    usedAt(b).localeCompare(usedAt(a)),
  );
}

/** Returns whether the user can enter a recovery code instead of using a factor. */
export function hasRecoveryCode(store: Store, userId: string): boolean {
  return isOn(store, "recovery-code") && store.recoveryCodes.has(userId);
}

/** Returns whether an enrollment creates a recovery code: the factor is on, and the user has none yet. */
export function needsRecoveryCode(store: Store, userId: string): boolean {
  return isOn(store, "recovery-code") && !store.recoveryCodes.has(userId);
}
