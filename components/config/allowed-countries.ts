import { isSupportedCountry } from "libphonenumber-js";
import { parseList } from "./list";
import { InvalidValue } from "./problem";

const EXAMPLE = "US,GB";

/** Reads the countries whose numbers may get an SMS, as ISO 3166 alpha-2 codes. An empty list allows all: `undefined`. */
export function parseAllowedCountries(text: string): string[] | undefined {
  const countries = parseList(text, EXAMPLE);
  const unknown = countries.filter((code) => !isSupportedCountry(code));
  if (unknown.length > 0) {
    const names = unknown.map((code) => `\`${code}\``).join(", ");
    const what = `has ${names}, and must hold ISO 3166 codes of two capital letters (the United Kingdom is GB)`;
    throw new InvalidValue(what, EXAMPLE);
  }
  return countries.length === 0 ? undefined : [...new Set(countries)];
}
