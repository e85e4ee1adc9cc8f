/** Milliseconds of the first wait; it doubles. */
const FIRST_WAIT = 500;

/** Tries in all, the first one included. */
const MOST_TRIES = 3;

/**
 * Milliseconds to wait after try number `tries` (from 1), or undefined when there is to be no other.
 *
 * `Retry-After`, in seconds or as a date, is a lower bound; the jitter on top keeps logins from coming back together.
 */
export function waitAfter(
  tries: number,
  retryAfter: string | null | undefined,
): number | undefined {
  if (tries >= MOST_TRIES) return undefined;
  const wait = FIRST_WAIT * 2 ** (tries - 1);
  return (asked(retryAfter) ?? wait) + Math.random() * wait;
}

function asked(retryAfter: string | null | undefined): number | undefined {
  if (!retryAfter) return undefined;
  const seconds = Number(retryAfter);
  const wait = Number.isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1000;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
