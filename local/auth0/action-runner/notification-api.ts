import { inspect } from "node:util";

export interface NotificationOutcome {
  type: "drop" | "retry";
  reason: string;
}

export interface NotificationApi {
  drop(reason: unknown): void;
  retry(reason: unknown): void;
}

/** Makes `api.notification` of the custom-phone-provider trigger. The last of several calls applies. */
export function createNotificationApi(): {
  api: NotificationApi;
  outcome(): NotificationOutcome | undefined;
} {
  let last: NotificationOutcome | undefined;
  const record = (type: NotificationOutcome["type"]) => (reason: unknown) => {
    last = { type, reason: typeof reason === "string" ? reason : inspect(reason) };
  };
  return { api: { drop: record("drop"), retry: record("retry") }, outcome: () => last };
}
