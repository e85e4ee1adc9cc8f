import { findCountry } from "./numbering-plan";
import { notSent, type Outcome } from "./outcome";

/**
 * Why the setting `allowedCountries` forbids a number, or undefined when it may have a message.
 *
 * Fails closed: a setting that names no country allows none, and an Action that was bundled without the check but has
 * the setting sends nothing.
 */
export function forbiddenCountry(digits: string, allowed: string | undefined): Outcome | undefined {
  if (allowed === undefined) return undefined;
  if (!findCountry) return notSent("country-check-missing");
  const country = findCountry(digits);
  if (!country) return notSent("country-unknown");
  const listed = allowed
    .toUpperCase()
    .split(/[^A-Z]+/)
    .includes(country);
  return listed ? undefined : { ...notSent("country-not-allowed"), country };
}
