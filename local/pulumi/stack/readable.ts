import { CommandError } from "@pulumi/pulumi/automation";
import type { RunRecorder } from "./run-recorder";
import { StackError } from "./stack-error";

/**
 * Returns the result of an operation, and throws the engine's own errors instead of the Automation API's error, which
 * contains the whole command line: that of `pulumi config set-all` has secrets in it.
 */
export async function readable<T>(operation: Promise<T>, recorder?: RunRecorder): Promise<T> {
  try {
    return await operation;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const problems = recorder?.errors ?? [];
    throw new StackError(problems.length > 0 ? problems : commandErrors(error.message));
  }
}

/**
 * Finds what is wrong before a run begins, such as an unknown config value or a locked state, which the engine only prints
 * on stderr.
 */
function commandErrors(message: string): string[] {
  const said = [...message.matchAll(/^error: (.*(?:\n(?!error: | err\?: )[^\n]+)*)/gm)];
  const sentences = [...new Set(said.map(([, text = ""]) => text.trim()))];
  return sentences.length > 0 ? sentences : ["the Pulumi engine failed and didn't say why"];
}
