const CHARACTER_KINDS = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9\s]/];
const MINIMUM_LENGTH = 8;
const MINIMUM_KINDS = 3;

/** Returns whether Auth0's default policy "Good" accepts the password. */
export function isGoodPassword(password: string): boolean {
  const kinds = CHARACTER_KINDS.filter((kind) => kind.test(password)).length;
  return password.length >= MINIMUM_LENGTH && kinds >= MINIMUM_KINDS;
}
