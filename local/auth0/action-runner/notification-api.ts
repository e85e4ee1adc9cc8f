import { inspect } from "node:util";

/** Auth0 cuts the reason of a drop or retry here. */
const LONGEST_REASON = 1024;

export interface NotificationOutcome {
  type: "drop" | "retry";
  reason: string;
}

export interface NotificationApi {
  drop(reason: unknown): void;
  retry(reason: unknown): void;
}

/** Makes `api.notification` of the custom-phone-provider trigger. Of several calls the last one counts. */
export function createNotificationApi(): {
  api: NotificationApi;
  outcome(): NotificationOutcome | undefined;
} {
  let last: NotificationOutcome | undefined;
  const record = (type: NotificationOutcome["type"]) => (reason: unknown) => {
    last = {
      type,
      reason: (typeof reason === "string" ? reason : inspect(reason)).slice(0, LONGEST_REASON),
    };
  };
  return { api: { drop: record("drop"), retry: record("retry") }, outcome: () => last };
}
