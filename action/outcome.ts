import { REASONS, type Reason } from "./reasons";

/** What became of a message. Only `accepted` says that Plivo took it; delivery to the phone comes later. */
export interface Outcome {
  result: "accepted" | "not-sent" | "unknown";
  reason?: Reason;
  /** Surely not accepted, and may be in some minutes. */
  retryLater?: boolean;
  /** HTTP status of Plivo's last answer. */
  status?: number | undefined;
  /** Plivo's id of the message, as in its logs. */
  uuid?: string | undefined;
  /** Plivo's id of the API request. */
  apiId?: string | undefined;
  country?: string;
}

/** A message that was surely not accepted. */
export const notSent = (reason: Reason, retryLater = false): Outcome => ({
  result: "not-sent",
  reason,
  retryLater,
});

/** A message that Plivo may have taken; to send it again could put a second SMS on the phone. */
export const unknown = (reason: Reason): Outcome => ({ result: "unknown", reason });

/** At most 256 characters, all that Auth0 keeps of a line. */
export function describe({ reason, status, apiId, country }: Outcome): string {
  const facts = [status && `HTTP ${status}`, apiId && `api_id ${apiId}`, country]
    .filter(Boolean)
    .join(", ");
  return `${reason ? REASONS[reason] : "Plivo accepted the message."}${facts && ` (${facts})`}`;
}
