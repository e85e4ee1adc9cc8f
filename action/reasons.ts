import { COUNTRY_REASONS } from "./country-reasons";
import { LATER, NEVER, PERHAPS, type Fate } from "./fate";

/** What to tell a support engineer, and the sign in Plivo's answer that leads to it. */
type Meaning = readonly [fate: Fate, sentence: string, sign?: RegExp];

/**
 * Why a message doesn't count as sent: what is wrong and where to mend it. The keys go into the log line.
 *
 * These sentences are all that leaves the Action about a failure. Plivo's own words never do, as they may repeat the
 * number or the message. They are short because the whole Action is to fit into 5 kB; docs/action.md says more.
 *
 * Signs are tried from top to bottom on one line about an answer: `400 words of Plivo's` for a status, `fetch connect
 * ECONNREFUSED` for a failed connection, nothing for no answer in time. Plivo's errors have no code, only English.
 */
export const REASONS = {
  settings: [NEVER, "The PLIVO_ secrets are incomplete; run `pulumi up`"],
  voice: [NEVER, "Only text messages are sent; turn voice off"],
  recipient: [NEVER, "The number isn't a + and 7 to 15 digits"],
  text: [NEVER, "The text is empty; mend the template"],
  ...COUNTRY_REASONS,
  internal: [PERHAPS, "The Action failed"],

  "time-out": [PERHAPS, "Plivo gave no answer in time", /^$/],
  // Only before the connection stands is it sure that nothing was sent. The handshake of TLS comes before the request.
  connection: [LATER, "Plivo can't be reached", /^fetch.*(connect|refused|notfound|again)/i],
  certificate: [NEVER, "Plivo's certificate is not valid", /^fetch.*(CERT|VERIFY)/],
  cut: [PERHAPS, "The connection to Plivo broke", /^fetch/],

  rate: [LATER, "Plivo's rate limit is reached", /^429/],
  unavailable: [LATER, "Plivo is unavailable; see status.plivo.com", /^503/],
  // A server that failed or sends elsewhere may have passed the message on before.
  unreadable: [PERHAPS, "Plivo's answer doesn't confirm the message", /^[235]|^408/],
  credentials: [NEVER, "Plivo refused `plivoAuthId` or `plivoAuthToken`", /^401/],
  fraud: [NEVER, "Plivo's Fraud Shield blocks the country; see its thresholds", /fraud/i],
  credit: [NEVER, "The Plivo account has no credit; see its Billing", /^402|credit|balance/i],
  dlt: [NEVER, "Plivo wants DLT ids: `plivoDltEntityId`, `plivoDltTemplateId`", /dlt|template/i],
  sender: [
    NEVER,
    "Plivo refused `plivoSender` or `plivoPowerpack` for the country",
    /caller.?id|src|sender|powerpack/i,
  ],
  geo: [
    NEVER,
    "Plivo may not send to the country; see its Geo Permissions",
    /^403|permission|region|countr/i,
  ],
  number: [NEVER, "Plivo can't send to this number; enrol another", /dst|destin|number/i],
  rejected: [NEVER, "Plivo rejected the message; see its Logs", /^/],
} as const satisfies Record<string, Meaning>;

export type Reason = keyof typeof REASONS;

/** The reason whose sign is in `answer`. */
export function reasonFor(answer: string): Reason | undefined {
  return (Object.keys(REASONS) as Reason[]).find((reason) =>
    (REASONS[reason] as Meaning)[2]?.test(answer),
  );
}
