/**
 * Auth0's names of a tenant's factors in addition to `sms`, in the order in which it lists them
 * (https://auth0.com/docs/api/management/v2/guardian/get-factors).
 */
export const OTHER_FACTORS = [
  "push-notification",
  "otp",
  "email",
  "duo",
  "webauthn-roaming",
  "webauthn-platform",
  "recovery-code",
] as const;

export type OtherFactor = (typeof OTHER_FACTORS)[number];
