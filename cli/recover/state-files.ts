import { PROJECT_NAME } from "../../components/config/config-keys";
import { UserError } from "../user-error";
import { halfWritten, removeHalfWritten } from "./half-written";

/**
 * Makes the state of a file backend readable if a killed engine left half-written files next to it. Call it with the stack
 * locked: a live run may be writing them.
 * @returns what it does, as a sentence
 * @throws UserError in a dry run, which can't read the state without it
 */
export function repairStateFiles(
  stack: string,
  folder: string | undefined,
  dryRun: boolean,
): string[] {
  const files = folder === undefined ? [] : halfWritten(folder, PROJECT_NAME, stack);
  if (files.length === 0) return [];
  if (dryRun)
    throw new UserError(
      `A killed run left ${files.join(", ")} half-written, so the state can't be read: run this without \`--dry-run\`, ` +
        "which removes them.",
    );
  removeHalfWritten(files);
  return [`removes half-written checksums next to the state: ${files.join(", ")}`];
}
