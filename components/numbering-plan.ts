import metadata from "libphonenumber-js/metadata.max.json";
import type { NumberingPlan } from "../action/numbering-plan";

/** Places in libphonenumber-js's compressed metadata (version 4). */
const LEADING_DIGITS = 10;
const TYPES = 11;
/** Fixed line, mobile, VoIP in `TYPES`. The rest, such as toll-free and premium numbers, is of no one country or gets no SMS. */
const PERSONAL_TYPES = [0, 1, 8];

type CountryMetadata = readonly unknown[];

/**
 * Ranges, by their places in `TYPES`, that libphonenumber knows as these countries' own while its look-up stops at the
 * country before: Manx mobiles on +44 7524 and 7924, and landlines of Western Sahara. They are tried first.
 */
const OVERLOOKED: Readonly<Record<string, number>> = { IM: 1, EH: 0 };

/**
 * The part of libphonenumber's metadata that tells a number's country: `{"49": "DE", "44": {"GB": "^(?:…)$", …}}`.
 *
 * Countries come in libphonenumber's order, and each is known by its leading digits or, lacking those, by its number
 * ranges, as in libphonenumber's own look-up. Calling codes of no country (satellites, +800) are left out.
 */
export function numberingPlan(): NumberingPlan {
  const plan: Record<string, string | Record<string, string>> = {};
  for (const [callingCode, countries] of Object.entries(metadata.country_calling_codes)) {
    const [only, ...others] = countries;
    if (only === undefined || only === "001") continue;
    const overlooked = countries.filter((country) => country in OVERLOOKED);
    const order = [...overlooked, ...countries.filter((country) => !overlooked.includes(country))];
    plan[callingCode] = others.length
      ? Object.fromEntries(order.map((country) => [country, nationalPattern(country)]))
      : only;
  }
  return plan;
}

function nationalPattern(country: string): string {
  const data = (metadata.countries as unknown as Record<string, CountryMetadata>)[country] ?? [];
  const leadingDigits = data[LEADING_DIGITS];
  const types = data[TYPES] as readonly (readonly [string] | 0 | undefined)[];
  const rangesOf = (places: readonly number[]) =>
    places
      .map((place) => (types[place] || [""])[0])
      .filter(Boolean)
      .join("|");
  const overlooked = OVERLOOKED[country];
  const whole = rangesOf(overlooked === undefined ? PERSONAL_TYPES : [overlooked]);
  if (typeof leadingDigits !== "string") return `^(?:${whole})$`;
  return overlooked === undefined ? `^(?:${leadingDigits})` : `^(?:${leadingDigits}|(?:${whole})$)`;
}
