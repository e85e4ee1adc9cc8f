/** What Auth0's default policy "Good" asks for, in the words of the sign-up page. */
export const PASSWORD_RULES = [
  "At least 8 characters in length",
  "At least 3 of: lower case letters (a-z), upper case letters (A-Z), numbers (0-9), special characters (e.g. !@#$%^&*)",
] as const;

const CHARACTER_KINDS = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9\s]/];
const MINIMUM_LENGTH = 8;
const MINIMUM_KINDS = 3;

/** Whether the policy "Good" takes the password. */
export function isGoodPassword(password: string): boolean {
  const kinds = CHARACTER_KINDS.filter((kind) => kind.test(password)).length;
  return password.length >= MINIMUM_LENGTH && kinds >= MINIMUM_KINDS;
}
