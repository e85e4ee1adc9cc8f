import { UserError } from "../../user-error";

/** Share of the remaining stacks that the second wave has. */
const SECOND_SHARE = 0.1;

/**
 * Splits a fleet into waves: the canaries, a tenth of the rest, all others. A wave without stacks is left out.
 * @param canaries stacks of the first wave. Default: the first of the list.
 * @throws UserError if a canary is not in the list
 */
export function splitWaves(
  stacks: readonly string[],
  canaries: readonly string[] = stacks.slice(0, 1),
): string[][] {
  const unknown = canaries.filter((canary) => !stacks.includes(canary));
  if (unknown.length > 0)
    throw new UserError(
      `--canary names ${unknown.join(", ")}, which the list of stacks doesn't contain: add it to the list, or name another stack.`,
    );
  const rest = stacks.filter((stack) => !canaries.includes(stack));
  const second = Math.ceil(rest.length * SECOND_SHARE);
  return [[...canaries], rest.slice(0, second), rest.slice(second)].filter(
    (wave) => wave.length > 0,
  );
}
