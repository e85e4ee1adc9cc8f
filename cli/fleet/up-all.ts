import { inParallel } from "./bounded-parallelism";
import type { Outcome } from "./outcome";

export interface FleetOptions {
  /** How many stacks run at once. */
  readonly parallel: number;
  /** Gets the outcome of each stack that ends. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** Brings every stack up. The failure of one doesn't stop the rest: `up` never rejects, it returns the failure. */
export async function upAll(
  stacks: readonly string[],
  up: (stack: string) => Promise<Outcome>,
  { parallel, onOutcome }: FleetOptions,
): Promise<Outcome[]> {
  return inParallel(stacks, parallel, async (stack) => {
    const outcome = await up(stack);
    onOutcome?.(outcome);
    return outcome;
  });
}
