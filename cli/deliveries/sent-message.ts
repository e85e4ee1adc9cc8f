import { findCountry } from "../../action/numbering-plan";
import { numberingPlan } from "../../components/numbering-plan";
import type { PlivoObject } from "../plivo-client";

/** What is kept of a message: never its text or the full number. */
export interface SentMessage {
  /** Epoch milliseconds. */
  readonly at: number;
  /** ISO code of the recipient's country, or `?`. */
  readonly country: string;
  /** The recipient's number without its last four digits: the range that it is in. */
  readonly range: string;
  /** The end of a number, or a sender id, as outputs may show it. */
  readonly sender: string;
  /** Plivo's `message_state`. */
  readonly state: string;
  /** Plivo's `error_code`; undefined for that of success. */
  readonly error: string | undefined;
}

const plan = numberingPlan();

/** Reads one of Plivo's messages; undefined for one that isn't an outbound SMS. */
export function readMessage(message: PlivoObject): SentMessage | undefined {
  const read = (name: string) => {
    const value = message[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  if (read("messageDirection") !== "outbound" || read("messageType") !== "sms") return undefined;
  const to = read("toNumber").replace(/[^\dX*]/gi, "");
  const error = read("errorCode");
  return {
    at: Date.parse(read("messageTime")),
    // The Action sends with `log: false`: Plivo masks digits, by `*` at the end or by `X` in the middle.
    country: findCountry(plan, to.replace(/\D/g, "5")) ?? "?",
    range: to.slice(0, -4).replace(/\D.*$/, ""),
    sender: shownSender(read("fromNumber")),
    state: read("messageState") || "unknown",
    error: /^0*$/.test(error) ? undefined : error,
  };
}

/** Returns whether Plivo's `to_number`, digits of which may be masked, can be this number. */
export function isTo(message: PlivoObject, number: string): boolean {
  const to = message["toNumber"];
  if (typeof to !== "string" && typeof to !== "number") return false;
  const pattern = String(to)
    .replace(/[^\dX*]/gi, "")
    .replace(/\D/g, "\\d");
  return new RegExp(`^${pattern}$`).test(number.replace(/\D/g, ""));
}

const shownSender = (sender: string): string =>
  /^\+?\d{7,}$/.test(sender) ? `…${sender.slice(-4)}` : sender;
