import { READ_LOGS } from "../../components/auth0/scopes";
import { formatTable } from "../table";
import type { Summary } from "./summary";

/** What the report shows next to the summary. */
export interface ReportOptions {
  readonly stack: string;
  /** As it was requested: `24h`. */
  readonly since: string;
  /** The time from which messages are counted, ISO 8601. */
  readonly from: string;
  /** Whether that is later than requested, because there are too many messages. */
  readonly isCut: boolean;
}

/** Returns the summary for a person. */
export function summaryAsText(summary: Summary, options: ReportOptions): string {
  const { messages, errors, attention } = summary;
  const heading = headingOf(summary, options);
  if (messages === 0) return heading;
  const counts = (["countries", "senders", "states"] as const).flatMap((by) =>
    summary[by].map(({ name, messages: count, delivered }) => [
      SINGULAR[by],
      name,
      String(count),
      percent(delivered),
    ]),
  );
  const parts = [
    heading,
    `Delivered: ${percent(summary.delivered)}, before: ${percent(summary.deliveredBefore)}. ${loginsOf(summary)}`,
    formatTable(["by", "", "messages", "delivered"], counts),
  ];
  if (errors.length > 0) parts.push(errorTable(summary));
  if (summary.pumping.length > 0) parts.push(pumpingOf(summary));
  parts.push(
    attention.length === 0
      ? "Nothing needs attention."
      : attention.map((each) => `! ${each}`).join("\n"),
  );
  return parts.join("\n\n");
}

function headingOf(summary: Summary, { since, from, isCut }: ReportOptions): string {
  const { messages, messagesBefore } = summary;
  if (!isCut)
    return `${messages} messages in the last ${since}, ${messagesBefore} in the ${since} before.`;
  const start = `${from.slice(0, 16).replace("T", " ")} UTC`;
  return [
    `${messages} messages since ${start}, ${messagesBefore} in as long before.`,
    `The last ${since} have more than were read: \`--most\` reads more of them, 400 a minute.`,
  ].join("\n");
}

const SINGULAR = { countries: "country", senders: "sender", states: "state" } as const;

const percent = (share: number | undefined): string =>
  share === undefined ? "unknown" : `${Math.round(share * 100)} %`;

function loginsOf({ logins }: Summary): string {
  return logins === undefined
    ? `Codes entered: unknown; grant the application \`${READ_LOGS}\` to see signs of SMS pumping.`
    : `Codes entered: ${logins}.`;
}

function errorTable({ errors }: Summary): string {
  const rows = errors.map(({ code, messages, countries, meaning, remedy }) => [
    code,
    String(messages),
    countries.slice(0, 4).join(",") + (countries.length > 4 ? ",…" : ""),
    `${meaning}: ${remedy}`,
  ]);
  return formatTable(["error", "messages", "to", "meaning, and what to do"], rows);
}

function pumpingOf({ pumping }: Summary): string {
  const rows = pumping.map(({ where, messages, before, answered }) => [
    where,
    String(messages),
    String(before),
    percent(answered),
  ]);
  return [
    formatTable(["many messages to", "messages", "before", "followed by a login, at most"], rows),
    "If these aren't your users: take the country out of `allowedCountries`, turn on Auth0's bot detection and Plivo's",
    "Fraud Shield for it, and run `pulumi up`.",
  ].join("\n");
}
