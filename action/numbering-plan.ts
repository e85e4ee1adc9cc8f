/**
 * Calling code to country. A code that several countries share has patterns for the national number, in the order in
 * which they are tried.
 */
export type NumberingPlan = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** Put in by the bundler, and only where the country check is asked for. */
declare const NUMBERING_PLAN: NumberingPlan | undefined;

/** Finds the ISO code of the country that holds a number, given as digits with its calling code. */
export type FindCountry = (digits: string) => string | undefined;

/** Undefined in an Action that was bundled without the country check. */
export const findCountry: FindCountry | undefined =
  typeof NUMBERING_PLAN === "undefined" ? undefined : (digits) => countryIn(NUMBERING_PLAN, digits);

/** Country of `digits` by `plan`; undefined for satellites, unassigned ranges, toll-free and premium numbers. */
export function countryIn(plan: NumberingPlan, digits: string): string | undefined {
  for (const length of [1, 2, 3]) {
    const holders = plan[digits.slice(0, length)];
    if (typeof holders === "string") return holders;
    if (holders) {
      const national = digits.slice(length);
      return Object.keys(holders).find((country) =>
        new RegExp(holders[country] ?? "").test(national),
      );
    }
  }
  return undefined;
}
