/** Steps of a login by their address. The names are Auth0's, except the confirmation, which Auth0 shows inside others. */
export const STEP_PATHS = [
  "/u/login",
  "/u/signup",
  "/u/mfa-begin-enroll-options",
  "/u/mfa-login-options",
  "/u/mfa-sms-enrollment",
  "/u/mfa-country-codes",
  "/u/mfa-sms-challenge",
  "/u/mfa-otp-enrollment-qr",
  "/u/mfa-otp-enrollment-code",
  "/u/mfa-otp-challenge",
  "/u/mfa-recovery-code-enrollment",
  "/u/mfa-recovery-code-challenge",
  "/u/mfa-recovery-code-challenge-new-code",
  "/u/callback-confirmation",
] as const;

export type StepPath = (typeof STEP_PATHS)[number];

/** Returns the address of a step of this login. */
export function stepUrl(path: StepPath, state: string): string {
  return `${path}?state=${encodeURIComponent(state)}`;
}
