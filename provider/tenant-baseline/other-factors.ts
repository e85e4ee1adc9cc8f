import { OTHER_FACTORS } from "../../components/auth0/factors";
import type { TenantSession } from "../resource-type";
import type { Baseline, BaselineInputs } from "./baseline";
import { readFactors, readPolicies } from "./readings";

/** Returns the names except `sms`, in Auth0's order. */
export function othersAmong(names: readonly string[]): string[] {
  return OTHER_FACTORS.filter((name) => names.includes(name));
}

/**
 * Follows what people changed in the other factors since the last run: a factor that they turned on stays on, even after
 * the stack, and one that they turned off stays off. If it looks as if a deletion of `Guardian`, which turns off all
 * factors, was interrupted, keeps the record as it is.
 */
export async function followFactors(
  { api }: TenantSession,
  baseline: Baseline,
  inputs: BaselineInputs,
): Promise<Baseline> {
  const on = await readFactors(api);
  const now = othersAmong(on);
  const added = now.filter((name) => !baseline.factors.includes(name));
  const gone = baseline.factors.filter((name) => !now.includes(name));
  const isTheirs =
    gone.length > 0 &&
    on.includes("sms") &&
    !(now.length === 0 && gone.length > 1) &&
    (await readPolicies(api)).includes(inputs.policy ?? "");
  const removed = isTheirs ? gone : [];
  const follow = (names: readonly string[]): string[] =>
    [...new Set([...names, ...added])].filter((name) => !removed.includes(name)).sort();
  const { before } = baseline;
  return {
    ...baseline,
    factors: othersAmong(follow(baseline.factors)),
    before: { ...before, factors: follow(before.factors) },
  };
}
