import type { CarrierMessage } from "../../../local/plivo/carrier";
import type { Later } from "../../../local/plivo/message-state";

/** A day of a carrier and the day before it, and how many codes were entered on each. */
export interface Day {
  readonly messages: CarrierMessage[];
  readonly logins: number;
  readonly loginsBefore: number;
}

interface Group {
  readonly count: number;
  /** The number without its last four digits. */
  readonly range: string;
  readonly from?: string;
  readonly later?: Later;
  /** Hours ago of the first and the last message. */
  readonly hours: readonly [from: number, to: number];
}

const HOUR = 3_600_000;
const TODAY = [23, 1] as const;
const YESTERDAY = [47, 25] as const;

function messagesOf(groups: readonly Group[], now: number): CarrierMessage[] {
  return groups.flatMap(({ count, range, from = "+14155550100", later, hours: [first, last] }, g) =>
    Array.from({ length: count }, (_each, n) => ({
      to: `+${range}${String((n * 37) % 10_000).padStart(4, "0")}`,
      from,
      text: "Your code is 824173",
      uuid: `00000000-0000-4000-8000-${String(g * 10_000 + n).padStart(12, "0")}`,
      at: new Date(now - (first + ((last - first) * n) / count) * HOUR).toISOString(),
      ...(later && { later }),
    })),
  );
}

const failed = (error_code: string): Later => ({ message_state: "failed", error_code });
const undelivered = (error_code: string): Later => ({ message_state: "undelivered", error_code });

/** Someone sends codes to a range of Indonesian numbers at night, until Plivo's Fraud Shield steps in. */
export const attack = (now: number): Day => ({
  messages: messagesOf(
    [
      { count: 60, range: "1415555", hours: TODAY },
      { count: 25, range: "44740012", from: "Acme", hours: TODAY },
      { count: 4, range: "44740013", from: "Acme", hours: TODAY, later: undelivered("80") },
      { count: 110, range: "62812345", hours: [9, 6] },
      { count: 40, range: "62812345", hours: [6, 5], later: failed("451") },
      { count: 55, range: "1415555", hours: YESTERDAY },
      { count: 30, range: "44740012", from: "Acme", hours: YESTERDAY },
    ],
    now,
  ),
  logins: 78,
  loginsBefore: 76,
});

/** Everybody comes back to work: many times Sunday's messages, and a login after almost each. */
export const mondayMorning = (now: number): Day => ({
  messages: messagesOf(
    [
      { count: 130, range: "1415555", hours: [4, 1] },
      { count: 70, range: "1212555", hours: [4, 1] },
      { count: 45, range: "44740012", from: "Acme", hours: [8, 6] },
      { count: 3, range: "44740012", from: "Acme", hours: [8, 6], later: undelivered("80") },
      { count: 1, range: "1415555", hours: [3, 2], later: failed("200") },
      { count: 12, range: "1415555", hours: YESTERDAY },
      { count: 6, range: "44740012", from: "Acme", hours: YESTERDAY },
    ],
    now,
  ),
  logins: 221,
  loginsBefore: 15,
});
