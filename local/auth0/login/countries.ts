import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  type CountryCode,
} from "libphonenumber-js";

export interface Country {
  /** ISO 3166-1 alpha-2. */
  code: CountryCode;
  name: string;
  /** Without the plus sign. */
  callingCode: string;
}

/** Names that people use for a country in addition to its own. */
const ALIASES: Partial<Record<CountryCode, readonly string[]>> = {
  AE: ["UAE", "Emirates"],
  CI: ["Ivory Coast"],
  CZ: ["Czech Republic"],
  GB: ["UK", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland"],
  KP: ["North Korea"],
  KR: ["South Korea"],
  MM: ["Burma"],
  NL: ["Holland"],
  TR: ["Turkey"],
  US: ["USA", "America"],
};

const namesIn = (language: string): Intl.DisplayNames =>
  new Intl.DisplayNames([language, "en"], { type: "region" });

/** Lists every country that has phones, sorted by its name in the language. */
export function listCountries(language: string): Country[] {
  const names = namesIn(language);
  return getCountries()
    .map((code) => ({
      code,
      name: names.of(code) ?? code,
      callingCode: getCountryCallingCode(code),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}

const plain = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** Lists the countries that match a search: by name in the language or in English, by alias, ISO code or calling code. */
export function searchCountries(query: string, language: string): Country[] {
  const wanted = plain(query);
  const digits = wanted.replace(/^(\+|00)/, "");
  const english = namesIn("en");
  return listCountries(language).filter(({ code, name, callingCode }) => {
    if (/^\d+$/.test(digits)) return callingCode.startsWith(digits);
    if (wanted === code.toLowerCase()) return true;
    const called = [name, english.of(code) ?? "", ...(ALIASES[code] ?? [])].map(plain);
    return called.some((each) => each.startsWith(wanted) || each.includes(` ${wanted}`));
  });
}

/** Returns the country with this code, if it has phones. */
export const supportedCountry = (code: string): CountryCode | undefined =>
  isSupportedCountry(code) ? code : undefined;
