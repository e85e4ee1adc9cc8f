import { PROJECT_NAME } from "../../components/config/config-keys";
import { UserError } from "../user-error";
import { backendUrl } from "../pulumi-backend";
import { backendFolder } from "./backend-folder";
import { halfWritten, removeHalfWritten } from "./half-written";

/**
 * Makes the state of a file backend readable where a killed engine left files beside it half-written.
 * @returns what was done, one sentence
 * @throws UserError for a dry run, which can't read the state without it
 */
export async function mendStateFiles(
  stack: string,
  workingFolder: string,
  dryRun: boolean,
): Promise<string[]> {
  const folder = backendFolder(await backendUrl(workingFolder), workingFolder);
  const files = folder === undefined ? [] : halfWritten(folder, PROJECT_NAME, stack);
  if (files.length === 0) {
    return [];
  }
  if (dryRun) {
    throw new UserError(
      `A killed run left ${files.join(", ")} half-written, so the state can't be read: run this without --dry-run, ` +
        "which takes them away.",
    );
  }
  removeHalfWritten(files);
  return [`half-written checksums beside the state were taken away: ${files.join(", ")}`];
}
