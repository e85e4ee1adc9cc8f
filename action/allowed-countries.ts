import { findCountry, type NumberingPlan } from "./numbering-plan";
import type { Outcome } from "./outcome";

/** Put in by the bundler, and only where the check is asked for. */
declare const NUMBERING_PLAN: NumberingPlan | undefined;

type CountryCheck = (allowed: string, digits: string) => Outcome | undefined;

/**
 * Why `allowed`, a list of ISO codes, forbids a number, or undefined when it may have a message.
 *
 * Fails closed: a list of nothing allows nothing, and an Action that was bundled without the check sends nothing.
 */
export const forbiddenCountry: CountryCheck =
  typeof NUMBERING_PLAN === "undefined"
    ? () => ({ reason: "unchecked" })
    : (allowed, digits) => {
        const country = findCountry(NUMBERING_PLAN, digits);
        if (!country) return { reason: "no-country" };
        const listed = allowed
          .toUpperCase()
          .split(/[^A-Z]+/)
          .includes(country);
        return listed ? undefined : { reason: "country", country };
      };
