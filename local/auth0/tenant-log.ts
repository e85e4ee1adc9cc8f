import { appendBounded } from "../bounded-list";
import type { LogEvent, Store } from "./store";
import { TENANT_NAME } from "./tenant-name";

let sequence = 0;

/** Adds what every event has in Auth0's schema of tenant logs, unless the event sets it. */
function withDefaults(
  store: Store,
  event: Omit<LogEvent, "log_id" | "date">,
): Omit<LogEvent, "log_id" | "date"> {
  const connection = [...store.connections.values()].find(({ name }) => name === event.connection);
  return {
    description: "",
    client_name: "",
    hostname: "localhost",
    ip: "127.0.0.1",
    strategy: connection?.strategy ?? "",
    strategy_type: connection?.strategy === "auth0" ? "database" : "",
    details: {},
    tenant_name: TENANT_NAME,
    environment_name: "local",
    ...(connection && { connection_id: connection.id }),
    // As in JSON, an undefined value is absent and doesn't override a default.
    ...(JSON.parse(JSON.stringify(event)) as typeof event),
  };
}

/** Appends an event. Ids sort in the order of the events, as Auth0's do: `GET /api/v2/logs?from=` relies on it. */
export function appendLogEvent(
  store: Store,
  date: string,
  event: Omit<LogEvent, "log_id" | "date">,
): LogEvent {
  sequence += 1;
  const day = date.replace(/\D/g, "").padEnd(20, "0");
  const logged = {
    log_id: `900${day}${String(sequence).padStart(12, "0")}`,
    date,
    ...withDefaults(store, event),
  };
  appendBounded(store.logs, logged);
  return logged;
}
