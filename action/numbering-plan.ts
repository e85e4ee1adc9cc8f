/**
 * Calling code to country. A code that several countries share has patterns for the national number, in the order in
 * which they are tried.
 */
export type NumberingPlan = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/**
 * ISO code of the country that holds a number, given as digits with its calling code. Undefined for satellites,
 * unassigned ranges, and what is of no one country, such as toll-free numbers.
 */
export function findCountry(plan: NumberingPlan, digits: string): string | undefined {
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
