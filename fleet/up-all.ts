import type { Stack } from "@pulumi/pulumi/automation";
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { inParallel, oneAtATime } from "./bounded-parallelism";
import type { Outcome } from "./outcome";
import { upStack } from "./up-stack";

export interface FleetOptions {
  /** How many stacks run at once. */
  readonly parallel: number;
  readonly preview?: boolean;
  /** A folder for each stack's engine output, `NAME.log`. Default: none is kept. */
  readonly logs?: string | undefined;
  /** Told of each stack that ends. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** Brings every stack up. The failure of one doesn't stop the rest. */
export async function upAll(
  stacks: readonly string[],
  select: (name: string) => Promise<Stack>,
  options: FleetOptions,
): Promise<Outcome[]> {
  // Selecting writes the project's current stack to one file in Pulumi's own directory.
  const selectAlone = oneAtATime(select);
  if (options.logs !== undefined) mkdirSync(options.logs, { recursive: true });
  return inParallel(stacks, options.parallel, async (name) => {
    const outcome = await upStack(name, () => selectAlone(name), {
      preview: options.preview ?? false,
      onOutput:
        options.logs === undefined
          ? undefined
          : logTo(join(options.logs, `${name.replaceAll("/", "-")}.log`)),
    });
    options.onOutcome?.(outcome);
    return outcome;
  });
}

function logTo(file: string): (text: string) => void {
  return (text) => {
    appendFileSync(file, text);
  };
}
