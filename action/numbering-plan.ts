import { splitNumber } from "./recipient";

/**
 * Describes the numbers of one calling code. A pattern is a regular expression for a whole national number, in which `d`
 * stands for any digit to keep the table short: it is most of the Action's code.
 */
export type CallingCode = readonly [
  /** Pattern of numbers that are nobody's phone: premium, shared-cost, toll-free, personal and pager numbers, voicemail. */
  services: string,
  /** ISO code of the one country, or patterns of several in the order in which they are tried. */
  countries: string | readonly (readonly [country: string, pattern: string])[],
];

/** Calling codes of countries; those of satellites and international services are left out. */
export type NumberingPlan = Readonly<Record<string, CallingCode>>;

/**
 * Set by the bundler if the stack sets `allowedCountries` or `plivoSenders`, as JSON: a string loads faster than the
 * object, which only a message needs.
 */
declare const NUMBERING_PLAN: string | undefined;

/** Whether this Action can find a number's country. */
export const hasNumberingPlan = typeof NUMBERING_PLAN !== "undefined";

let plan: NumberingPlan | undefined;

/** Returns the ISO code of a number's country; undefined if this Action has no table, or `findCountry` finds none. */
export function countryOf(digits: string): string | undefined {
  if (typeof NUMBERING_PLAN === "undefined") return undefined;
  plan ??= JSON.parse(NUMBERING_PLAN) as NumberingPlan;
  return findCountry(plan, digits);
}

/**
 * Returns the ISO code of the country that holds a number, given as digits with its calling code. Undefined for
 * satellites, impossible numbers and service numbers.
 */
export function findCountry(plan: NumberingPlan, digits: string): string | undefined {
  const { callingCode, national } = splitNumber(digits);
  const holders = plan[callingCode];
  if (!holders) return undefined;
  const [services, countries] = holders;
  if (services && matches(services, national)) return undefined;
  if (typeof countries === "string") return countries;
  return countries.find(([, pattern]) => matches(pattern, national))?.[0];
}

const matches = (pattern: string, national: string): boolean =>
  new RegExp(`^(${pattern.replaceAll("d", "\\d")})$`).test(national);
