import { parsePhoneNumberFromString } from "libphonenumber-js";

/** Plivo's limit for a sanitized number, country code included (Plivo, "Send a message", `dst`). */
const LONGEST_NUMBER = 14;
const SHORTEST_NUMBER = 7;

/** Characters that Plivo removes from `dst` before it reads it. */
const STRIPPED = /[/\-.+()\s]/g;

/** Reads the digits with country code from `dst`, as Plivo does; undefined if it isn't a number. */
export function parseDestination(dst: string): string | undefined {
  const digits = dst.replace(STRIPPED, "");
  const plausible =
    /^[1-9]\d*$/.test(digits) &&
    digits.length >= SHORTEST_NUMBER &&
    digits.length <= LONGEST_NUMBER;
  return plausible ? digits : undefined;
}

/**
 * Returns the ISO codes of the countries that a number can belong to: one for an assigned number, else all with its country
 * code.
 */
export function countriesOf(digits: string): string[] {
  return parsePhoneNumberFromString(`+${digits}`)?.getPossibleCountries() ?? [];
}
