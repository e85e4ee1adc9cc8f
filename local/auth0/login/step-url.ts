/** Steps of a login by their address; the names are Auth0's, but for the confirmation, which Auth0 shows inside others. */
export type StepPath =
  | "/u/login"
  | "/u/signup"
  | "/u/mfa-sms-enrollment"
  | "/u/mfa-sms-challenge"
  | "/u/callback-confirmation";

/** Address of a step of this login. */
export function stepUrl(path: StepPath, state: string): string {
  return `${path}?state=${encodeURIComponent(state)}`;
}
