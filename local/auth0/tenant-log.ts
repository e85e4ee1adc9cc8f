import type { LogEvent, Store } from "./store";

/** As many events as a tenant keeps here; the oldest go first. Auth0 keeps days instead. */
const KEPT_EVENTS = 10_000;

let sequence = 0;

/** Appends an event. Ids sort as the events happened, as Auth0's do: `GET /api/v2/logs?from=` relies on it. */
export function appendLogEvent(
  store: Store,
  date: string,
  event: Omit<LogEvent, "log_id" | "date">,
): LogEvent {
  sequence += 1;
  const day = date.replace(/\D/g, "").padEnd(20, "0");
  const logged = { log_id: `900${day}${String(sequence).padStart(12, "0")}`, date, ...event };
  store.logs.push(logged);
  if (store.logs.length > KEPT_EVENTS) store.logs.shift();
  return logged;
}
