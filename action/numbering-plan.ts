import { splitNumber } from "./recipient";

/**
 * What the numbers of one calling code say. A pattern is a regular expression for a whole national number, in which `d`
 * stands for any digit: the table is most of the Action's code.
 */
export type CallingCode = readonly [
  /** Pattern of what is nobody's phone: premium, shared-cost, toll-free, personal and pager numbers, voicemail. */
  services: string,
  /** ISO code of the one country, or patterns of several in the order in which they are tried. */
  countries: string | readonly (readonly [country: string, pattern: string])[],
];

/** Calling codes of countries; those of satellites and international services are left out. */
export type NumberingPlan = Readonly<Record<string, CallingCode>>;

/** Put in by the bundler where the stack sets `allowedCountries` or `plivoSenders`. */
declare const NUMBERING_PLAN: NumberingPlan | undefined;

/** Whether this Action can find a number's country. */
export const hasNumberingPlan = typeof NUMBERING_PLAN !== "undefined";

/** Returns the ISO code of a number's country. Undefined without a plan, and for what `findCountry` knows no country of. */
export function countryOf(digits: string): string | undefined {
  return typeof NUMBERING_PLAN === "undefined" ? undefined : findCountry(NUMBERING_PLAN, digits);
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
