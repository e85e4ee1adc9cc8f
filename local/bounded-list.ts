/** The number of events, messages and requests that a tenant keeps of each kind. Auth0 and Plivo limit by days instead. */
export const MOST_KEPT = 10_000;

/** Appends to a list that keeps the newest entries, so that the memory of a tenant that runs for weeks is limited. */
export function appendBounded<T>(list: T[], ...entries: readonly T[]): void {
  list.push(...entries);
  if (list.length > MOST_KEPT) list.splice(0, list.length - MOST_KEPT);
}
