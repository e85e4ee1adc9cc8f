import { ManagementError } from "auth0";
import { describeApiError } from "./management-api";
import { OperationError } from "./operation-error";
import { PulumiFailure } from "./pulumi-command";

/**
 * Runs an operation and ends the process with what it returns, or with 1 and one sentence on what has to be mended.
 * @param operation gets the command line; resolves to the exit code
 */
export async function runOperation(
  operation: (argv: readonly string[]) => Promise<number>,
): Promise<void> {
  try {
    process.exitCode = await operation(process.argv.slice(2));
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${toSentence(error)}\n`);
  }
}

/** Only these are somebody's to mend; anything else is a fault of the project's own and shows where. */
function toSentence(error: unknown): string {
  if (error instanceof OperationError) {
    return error.message;
  }
  if (error instanceof ManagementError) {
    return `The tenant can't be worked on (${describeApiError(error)}): \`npm run doctor\` says which scopes are missing.`;
  }
  if (error instanceof PulumiFailure) {
    return `\`pulumi\` failed (${error.complaint}): mend that, then run this again.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
