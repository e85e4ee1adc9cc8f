import metadata from "libphonenumber-js/metadata.max.json";
import type { CallingCode, NumberingPlan } from "../action/numbering-plan";

/** Places in libphonenumber-js's compressed metadata (version 4). */
const GENERAL = 2;
const LEADING_DIGITS = 10;
const TYPES = 11;
/** Fixed line, mobile and VoIP in `TYPES`: what can be a person's phone. */
const PHONES = [0, 1, 8];
/** Toll-free, premium rate, personal number, voicemail, universal access, pager and shared cost in `TYPES`. */
const SERVICES = [2, 3, 4, 5, 6, 7, 9];

/**
 * Area codes of +1 that no place has, in addition to those that libphonenumber lists as services: three digits that end in
 * 11, the expansion codes N9X, the reserved 37X and 96X, 555, and those reserved for carriers, toll-free, personal and
 * Canadian services. Source: nanpa.com, "Area codes that are not available".
 */
const NORTH_AMERICAN_SERVICES =
  "(?:[2-9]11|[2-9]9\\d|37\\d|96\\d|456|5(?:2[1-9]|3[358]|4[2-79]|5[02-6]|6[69]|7[78]|8[89])|6(?:44|55|77|88)|7[01]0|8(?:22|8\\d)|950)\\d{7}";

/** Services that libphonenumber doesn't know, by calling code. */
const MORE_SERVICES: Readonly<Record<string, readonly string[]>> = {
  // The exchange 976 of every area code is premium (ATIS-0300051, "Central Office Code Assignment Guidelines").
  "1": [NORTH_AMERICAN_SERVICES, "[2-9]\\d\\d976\\d{4}"],
  // 076 is for pagers, except the Isle of Man's 07624 (Ofcom, "National Telephone Numbering Plan").
  "44": ["76(?!24)\\d{8}"],
};

/** Canada's area code 387 is assigned and not in libphonenumber (cnac.ca, "NPA codes"). */
const MORE_OF_CANADA = "387[2-9]\\d{6}";

/** Replaces libphonenumber's pattern, which lets an exchange begin with 0 or 1. */
const NORTH_AMERICAN_NUMBER = "[2-9]\\d\\d[2-9]\\d{6}";

/** The Isle of Man has mobiles on +44 7524 and 7924, though its leading digits in libphonenumber leave them out. */
const LEADING_DIGITS_MISS_MOBILES = "IM";

type CountryMetadata = readonly unknown[];

/**
 * Makes the table that finds a number's country out of libphonenumber's metadata.
 *
 * Where several countries share a calling code, the smaller ones come before the main one. Every possible number that
 * isn't one of theirs is the main country's: its regulator assigns ranges that libphonenumber learns of later, such as the
 * area codes 621 and 861 of the United States.
 */
export function numberingPlan(): NumberingPlan {
  const plan: Record<string, CallingCode> = {};
  for (const [callingCode, countries] of Object.entries(metadata.country_calling_codes)) {
    const [main, ...smaller] = countries;
    if (main === undefined || main === "001") continue;
    const services = countries.flatMap((country) => ranges(country, SERVICES));
    services.push(...(MORE_SERVICES[callingCode] ?? []));
    plan[callingCode] = [
      compact([...new Set(services)].join("|")),
      smaller.length > 0 ? sharedBy(main, smaller) : main,
    ];
  }
  return plan;
}

function sharedBy(main: string, smaller: readonly string[]): [country: string, pattern: string][] {
  const known = ranges(main, PHONES);
  const patterns = smaller.map((each): [string, string] => [each, patternOf(each, known)]);
  patterns.push([main, main === "US" ? NORTH_AMERICAN_NUMBER : String(dataOf(main)[GENERAL])]);
  return patterns.map(([country, pattern]) => [country, compact(pattern)]);
}

/**
 * Returns the pattern of a country that isn't the main one of its calling code: its leading digits or, if it has none, the
 * ranges that the main country doesn't have too. Some can't be told apart, such as Saint Barthélemy's and Guadeloupe's
 * mobiles.
 */
function patternOf(country: string, ofMain: readonly string[]): string {
  const leadingDigits = dataOf(country)[LEADING_DIGITS];
  const patterns = ranges(country, PHONES).filter((range) => !ofMain.includes(range));
  if (country === "CA") patterns.push(MORE_OF_CANADA);
  if (typeof leadingDigits !== "string") return patterns.join("|");
  const isWhole = country !== LEADING_DIGITS_MISS_MOBILES;
  return [`(?:${leadingDigits})\\d*`, ...(isWhole ? [] : patterns)].join("|");
}

const dataOf = (country: string): CountryMetadata =>
  (metadata.countries as unknown as Record<string, CountryMetadata>)[country] ?? [];

/** Returns the patterns of the types at these places. */
function ranges(country: string, places: readonly number[]): string[] {
  const types = (dataOf(country)[TYPES] ?? []) as readonly (readonly [string] | 0 | undefined)[];
  return places.map((place) => (types[place] || [""])[0]).filter((pattern) => pattern !== "");
}

const compact = (pattern: string): string => pattern.replaceAll("(?:", "(").replaceAll("\\d", "d");
