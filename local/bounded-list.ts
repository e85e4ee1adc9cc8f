/** As many events, messages and requests as a tenant keeps of each kind. Auth0 and Plivo keep days instead. */
export const MOST_KEPT = 10_000;

/** Appends to a list that keeps the newest entries, so that a tenant that runs for weeks doesn't grow without end. */
export function appendBounded<T>(list: T[], ...entries: readonly T[]): void {
  list.push(...entries);
  if (list.length > MOST_KEPT) list.splice(0, list.length - MOST_KEPT);
}
