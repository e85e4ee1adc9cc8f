import { UserError } from "../user-error";
import { engineReason, isLocked } from "../engine-error";
import { PulumiFailure, runPulumi } from "../pulumi";
import type { StackExport, StackState } from "../stack-state";

/** A run holds the stack. */
export class StackLockedError extends UserError {}

/**
 * Replaces the stack's state through `pulumi stack import`, which checks it, encrypts its secrets and takes the stack's
 * lock. It goes in on the standard input, so that no file has it in clear.
 */
export async function writeState(stack: StackState, state: StackExport): Promise<void> {
  try {
    await runPulumi(
      stack.folder,
      ["stack", "import", "--stack", stack.name],
      JSON.stringify(state),
    );
  } catch (error) {
    if (isLocked(error)) {
      throw new StackLockedError(
        "Another run holds the stack: wait for it to end, then run this again.",
      );
    }
    if (error instanceof PulumiFailure) {
      throw new UserError(
        `\`pulumi\` can't write the state (${engineReason(error)}): fix that, then run this again.`,
      );
    }
    throw error;
  }
}
