import { OTHER_FACTORS } from "../auth0/factors";
import { parseList } from "./list";
import { InvalidValue } from "./problem";

const KEEP = "keep";

/** Reads the tenant's other factors: a list of those to have on (`[]` for none), or `keep` (`undefined`) for those it has. */
export function parseOtherFactors(text: string): string[] | undefined {
  if (text === KEEP) {
    return undefined;
  }
  if (text === "") {
    throw new InvalidValue("must be `keep` or a list of factors", KEEP);
  }
  const factors = parseList(text, KEEP);
  const known: readonly string[] = OTHER_FACTORS;
  const unknown = factors.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const names = unknown.map((name) => `\`${name}\``).join(", ");
    throw new InvalidValue(`has ${names}, and may hold ${known.join(", ")}`, KEEP);
  }
  return [...new Set(factors)];
}
