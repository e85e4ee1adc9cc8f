import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { parseCommaList, parseJson } from "./list";
import { parsePlivoSender } from "./plivo-sender";
import { InvalidValue, MisreadValue } from "./problem";

const EXAMPLE = "US=+15551234567,GB=Acme,*=+33612345678";

/** Sender of each country, by ISO 3166 code; `*` is every other country's. */
export type PlivoSenders = Readonly<Record<string, string>>;

/**
 * Reads the sender of each country: `COUNTRY=SENDER` separated by commas, or a JSON object, which is also how a YAML map
 * arrives. Throws `InvalidValue`, which names everything that is wrong.
 */
export function parsePlivoSenders(text: string): PlivoSenders {
  const senders = parseObject(text);
  const faults = Object.entries(senders).flatMap(([country, sender]) =>
    faultsOf(country, sender).map((fault) => `\`${country}\` ${fault}`),
  );
  if (faults.length === 0) return senders as PlivoSenders;
  // YAML and `--path` read `+15551234567` without quotes as a number.
  const hasNumber = Object.values(senders).some((sender) => typeof sender === "number");
  throw new (hasNumber ? MisreadValue : InvalidValue)(faults.join(", and "), EXAMPLE);
}

/**
 * Checks that each allowed country has a sender that can work there.
 *
 * @param allowedCountries ISO codes; undefined allows every country, of which only those that `senders` names are checked.
 */
export function checkSendersServe(
  senders: PlivoSenders,
  allowedCountries: readonly string[] | undefined,
): void {
  const countries = allowedCountries ?? Object.keys(senders).filter((country) => country !== "*");
  const faults = countries.flatMap((country) => {
    const sender = senders[country] ?? senders["*"];
    const fault =
      sender === undefined
        ? "is in allowedCountries and has no sender"
        : unfitSender(country, sender);
    return fault === undefined ? [] : [`\`${country}\` ${fault}`];
  });
  if (faults.length > 0) throw new InvalidValue(faults.join(", and "), EXAMPLE);
}

function parseObject(text: string): Record<string, unknown> {
  const value = text.trimStart().startsWith("{") ? parseJson(text, EXAMPLE) : parsePairs(text);
  if (Object.keys(value as object).length === 0)
    throw new InvalidValue("must name at least one sender", EXAMPLE);
  return value as Record<string, unknown>;
}

function parsePairs(text: string): Record<string, string> {
  const pairs = parseCommaList(text, EXAMPLE).map((entry) =>
    entry.split("=").map((part) => part.trim()),
  );
  if (!pairs.every((pair) => pair.length === 2))
    throw new InvalidValue("must be pairs of country and sender with commas between", EXAMPLE);
  const countries = pairs.map(([country]) => country);
  const twice = countries.find((country, index) => countries.indexOf(country) !== index);
  if (twice !== undefined) throw new InvalidValue(`has \`${twice}\` twice`, EXAMPLE);
  return Object.fromEntries(pairs) as Record<string, string>;
}

function faultsOf(country: string, sender: unknown): string[] {
  if (country !== "*" && !isSupportedCountry(country))
    return [
      "is neither `*` nor an ISO 3166 code of two capital letters (the United Kingdom is GB)",
    ];
  if (typeof sender !== "string") return ["must have a string as its sender"];
  try {
    parsePlivoSender(sender);
    return [];
  } catch (error) {
    if (error instanceof InvalidValue) return [`has a sender that ${error.message}`];
    throw error;
  }
}

/**
 * Returns why Plivo refuses a sender for a country; undefined if no rule is known that refuses it. Source: Plivo's FAQ on
 * SMS and its sender guides: the US and Canada require one of Plivo's numbers there, a Canadian number can't send to the
 * US, and the UK refuses foreign numbers.
 */
function unfitSender(country: string, sender: string): string | undefined {
  const isNumber = sender.startsWith("+");
  const from = isNumber ? parsePhoneNumberFromString(sender) : undefined;
  if (country === "US" || country === "CA") {
    if (/[A-Za-z]/.test(sender))
      return "doesn't accept a sender id, only a number rented from Plivo";
    if (isNumber && from?.countryCallingCode !== "1")
      return "doesn't accept a number of another country";
    if (country === "US" && from?.country === "CA") return "doesn't accept a Canadian number";
  }
  if (country === "GB" && isNumber && from?.countryCallingCode !== "44")
    return "doesn't accept a number of another country; use a number of the UK or a sender id";
  return undefined;
}
