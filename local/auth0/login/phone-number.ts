import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
} from "libphonenumber-js";

export interface Country {
  /** ISO 3166-1 alpha-2. */
  code: CountryCode;
  name: string;
  /** Without the plus sign. */
  callingCode: string;
}

/** Every country that has phones, by name. */
export function listCountries(): Country[] {
  const names = new Intl.DisplayNames("en", { type: "region" });
  return getCountries()
    .map((code) => ({
      code,
      name: names.of(code) ?? code,
      callingCode: getCountryCallingCode(code),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** The number in E.164; `undefined` when there is no such number in the country. A number with `+` brings its own country. */
export function parsePhoneNumber(number: string, country: string): string | undefined {
  if (!isSupportedCountry(country)) return undefined;
  const parsed = parsePhoneNumberFromString(number, country);
  return parsed?.isPossible() === true ? parsed.number : undefined;
}

/** The number as pages show it: the last four digits only, as Auth0 does. */
export function maskPhoneNumber(phone: string): string {
  return phone.slice(0, -4).replace(/\d/g, "X") + phone.slice(-4);
}
