/** Milliseconds of the first wait; it doubles. */
const FIRST_WAIT = 500;

/**
 * Returns the milliseconds to wait after request number `tries`, from 1.
 *
 * `Retry-After`, in seconds or as a date, is a lower bound. Jitter keeps simultaneous logins from retrying at the same
 * moment.
 */
export function waitAfter(tries: number, retryAfter: string | null | undefined): number {
  const own = FIRST_WAIT * 2 ** (tries - 1);
  const asked = Number(retryAfter) * 1000 || Date.parse(retryAfter ?? "") - Date.now() || 0;
  return Math.max(asked, own) + Math.random() * own;
}
