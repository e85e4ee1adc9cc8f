import { NEVER } from "./fate";

/** Put in by the bundler, and only where the country check is asked for. */
declare const NUMBERING_PLAN: unknown;

const CHECKED = {
  "no-country": [NEVER, "The number is in no known country"],
  country: [NEVER, "The country isn't in `allowedCountries`"],
} as const;

const UNCHECKED = {
  unchecked: [NEVER, "ALLOWED_COUNTRIES can't be checked; run `pulumi up`"],
} as const;

/** Of the reasons, those that this Action can come to: none of its bytes speak of what it can't do. */
export const COUNTRY_REASONS = (
  typeof NUMBERING_PLAN === "undefined" ? UNCHECKED : CHECKED
) as typeof CHECKED & typeof UNCHECKED;
