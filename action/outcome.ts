/**
 * What is known about a message that doesn't count as sent.
 *
 * - `try later`: certainly not sent, and another run in some minutes may succeed.
 * - `perhaps sent`: another run could put a second SMS on the phone.
 * - `not sent`: certainly not sent, and another run would end the same way.
 */
export type Fate = "try later" | "perhaps sent" | "not sent";

/**
 * Why a message doesn't count as sent: its fate, what is wrong, and where to fix it. The keys go into the log line.
 *
 * These sentences are all that the Action reveals about a failure. It never repeats Plivo's own words, which may contain
 * the number or the message.
 */
export const REASONS = {
  voice: ["not sent", "The Action sends only text messages; turn voice off"],
  settings: ["not sent", "A secret of the Action is missing or not valid; run `pulumi up`"],
  unchecked: ["not sent", "ALLOWED_COUNTRIES is missing or can't be checked; run `pulumi up`"],
  recipient: ["not sent", "The number isn't a + and 7 to 15 digits"],
  trunk: ["not sent", "A trunk prefix follows the number's country code; enroll it without that"],
  "no-country": ["not sent", "The number is unassigned or a service number, of no country"],
  country: ["not sent", "The country isn't in `allowedCountries`"],
  "no-sender": ["not sent", "`plivoSenders` has no sender for the country"],
  text: ["not sent", "The text is empty; fix the template"],
  internal: ["perhaps sent", "The Action failed"],

  "time-out": ["perhaps sent", "Plivo gave no answer in time"],
  connection: ["try later", "Plivo can't be reached"],
  certificate: ["not sent", "Plivo's certificate is not valid"],
  cut: ["perhaps sent", "The connection to Plivo broke"],

  contradictory: ["perhaps sent", "Plivo's answer contradicts itself; see its Logs"],
  unreadable: ["perhaps sent", "Plivo's answer doesn't confirm the message"],
  rate: ["try later", "Plivo's rate limit is reached"],
  unavailable: ["try later", "Plivo is unavailable; see status.plivo.com"],
  credentials: ["not sent", "Plivo refused `plivoAuthId` or `plivoAuthToken`"],
  credit: ["not sent", "The Plivo account has no credit; see its Billing"],
  fraud: ["not sent", "Plivo's Fraud Shield blocks the country; see its thresholds"],
  dlt: ["not sent", "Plivo requires DLT ids: `plivoDltEntityId`, `plivoDltTemplateId`"],
  sender: ["not sent", "Plivo refused the sender for the country; see `plivoSender`"],
  geo: ["not sent", "Plivo may not send to the country; see its Geo Permissions"],
  number: ["not sent", "Plivo can't send to this number; enroll another"],
  rejected: ["not sent", "Plivo rejected the message; see its Logs"],
} as const satisfies Record<string, readonly [Fate, string]>;

export type Reason = keyof typeof REASONS;

/** What became of a message. The names are those of the log line. */
export interface Outcome {
  /** Absent if Plivo accepted the message, whatever becomes of it later. */
  reason?: Reason | undefined;
  /** HTTP status of Plivo's last answer. */
  status?: number | undefined;
  /** Plivo's id of the message. */
  uuid?: string | undefined;
  /** Plivo's id of the API request. */
  api_id?: string | undefined;
  /** ISO code of the recipient's country, if it gets no message. */
  country?: string | undefined;
  /** Name of the secret that is missing or not valid. */
  secret?: string;
  /** Requests made to Plivo. */
  tries?: number;
}

/** Returns the fate of a message, undefined when Plivo accepted it. */
export const fateOf = ({ reason }: Outcome): Fate | undefined => reason && REASONS[reason][0];

/** Describes a message that doesn't count as sent in one sentence for Auth0's log, of at most 256 characters. */
export function describe({ reason = "internal", ...outcome }: Outcome): string {
  const [fate, sentence] = REASONS[reason];
  const { status, api_id, country, secret } = outcome;
  const details = [reason, status, api_id, country, secret].filter(Boolean).join(" ");
  return `SMS ${fate}: ${sentence} (${details})`;
}

/** Writes the one line of a run. Auth0 keeps 256 characters of it. */
export function log(outcome: Outcome, milliseconds: number): void {
  const sms = fateOf(outcome) ?? "accepted";
  console.log(JSON.stringify({ sms, ...outcome, ms: milliseconds }));
}
