import { inParallel } from "./bounded-parallelism";
import type { StackOutcome } from "./outcome";

export interface FleetOptions {
  /** How many stacks run at once. */
  readonly parallel: number;
  /** Receives the outcome of each stack that ends. */
  readonly onOutcome?: (outcome: StackOutcome) => void;
}

/** Deploys every stack. The failure of one doesn't stop the rest: `up` never rejects, it returns the failure. */
export async function upAll(
  stacks: readonly string[],
  up: (stack: string) => Promise<StackOutcome>,
  { parallel, onOutcome }: FleetOptions,
): Promise<StackOutcome[]> {
  return inParallel(stacks, parallel, async (stack) => {
    const outcome = await up(stack);
    onOutcome?.(outcome);
    return outcome;
  });
}
