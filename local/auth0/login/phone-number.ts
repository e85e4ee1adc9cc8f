import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type PhoneNumber,
} from "libphonenumber-js";

/** Invisible characters in copied numbers: marks of direction and width, and line breaks. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Returns a number as people type and paste it, in plain characters. */
function readNumber(typed: string): string {
  return typed.normalize("NFKC").replace(INVISIBLE, "").trim();
}

function parse(typed: string, country: string): PhoneNumber | undefined {
  if (!isSupportedCountry(country)) return undefined;
  const number = readNumber(typed);
  const parsed = parsePhoneNumberFromString(number, country);
  if (parsed?.isPossible() === true) return parsed;
  const again = parsePhoneNumberFromString(number.replace(/^\(?00/, "+"));
  return again?.isPossible() === true ? again : undefined;
}

/**
 * Returns the number in E.164; `undefined` if there is no such number in the country. A number with `+` or `00` states its
 * own country.
 */
export function parsePhoneNumber(typed: string, country: string): string | undefined {
  return parse(typed, country)?.number;
}

/** Returns the number as pages show it: only the last four digits, as Auth0 does. */
export function maskPhoneNumber(phone: string): string {
  const digits = phone.replace(/\D/g, "").length;
  let seen = 0;
  return phone.replace(/\d/g, (digit) => {
    seen += 1;
    return seen > digits - 4 ? digit : "X";
  });
}
