import { findCountry } from "../../action/numbering-plan";
import { numberingPlan } from "../../components/numbering-plan";

/** What is kept of a message: no text, and no whole number. */
export interface SentMessage {
  /** Epoch milliseconds. */
  readonly at: number;
  /** ISO code of the recipient's country, or `?`. */
  readonly country: string;
  /** The recipient's number without its last four digits: the range that it is in. */
  readonly range: string;
  /** As outputs may show it: the end of a number, or a sender id. */
  readonly sender: string;
  /** Plivo's `message_state`. */
  readonly state: string;
  /** Plivo's `error_code`, without that of success. */
  readonly error: string | undefined;
}

/** A message as Plivo's API lists it. */
export type PlivoMessage = Readonly<Record<string, unknown>>;

const plan = numberingPlan();

/** Reads one of Plivo's messages; undefined for one that isn't an outbound SMS. */
export function readMessage(message: PlivoMessage): SentMessage | undefined {
  const read = (name: string) => {
    const value = message[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  if (read("message_direction") !== "outbound" || read("message_type") !== "sms") return undefined;
  const digits = read("to_number").replace(/\D/g, "");
  const error = read("error_code");
  return {
    at: Date.parse(read("message_time")),
    country: findCountry(plan, digits) ?? "?",
    range: digits.slice(0, -4),
    sender: shownSender(read("from_number")),
    state: read("message_state") || "unknown",
    error: /^0*$/.test(error) ? undefined : error,
  };
}

const shownSender = (sender: string): string =>
  /^\+?\d{7,}$/.test(sender) ? `…${sender.slice(-4)}` : sender;
