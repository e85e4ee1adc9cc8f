import type { Fate } from "./fate";
import { REASONS, type Reason } from "./reasons";

/** What became of a message. The names are those of the log line. */
export interface Outcome {
  /** Absent when Plivo took the message; its way to the phone comes after that. */
  reason?: Reason | undefined;
  /** HTTP status of Plivo's last answer. */
  status?: number | undefined;
  /** Plivo's id of the message. */
  uuid?: string | undefined;
  /** Plivo's id of the API request. */
  api_id?: string | undefined;
  /** ISO code of a country that is not allowed. */
  country?: string;
  /** Requests made to Plivo. */
  tries?: number;
}

/** Undefined when Plivo took the message. */
export const fateOf = ({ reason }: Outcome): Fate | undefined => reason && REASONS[reason][0];

/** One sentence for Auth0's log about a message that doesn't count as sent. At most 256 characters. */
export function describe({ reason = "internal", status, api_id, country }: Outcome): string {
  const [fate, sentence] = REASONS[reason];
  return `SMS ${fate}: ${sentence} (${[reason, status, api_id, country].filter(Boolean).join(" ")})`;
}

/** Writes the one line of a run. Auth0 keeps 256 characters of it. */
export function log(outcome: Outcome, ms: number): void {
  console.log(JSON.stringify({ sms: fateOf(outcome) ?? "accepted", ...outcome, ms }));
}
