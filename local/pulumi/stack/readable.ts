import { CommandError } from "@pulumi/pulumi/automation";
import type { RunRecorder } from "./run-recorder";
import { StackError } from "./stack-error";

/**
 * Returns what the engine said was wrong, in place of the Automation API's error: that one has the whole command line in
 * it, and `pulumi config set-all` has secrets on its command line.
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

/** What is wrong before a run begins, an unknown config value or a locked state, the engine says only on its stderr. */
function commandErrors(message: string): string[] {
  const said = [...message.matchAll(/^error: (.*(?:\n(?!error: | err\?: )[^\n]+)*)/gm)];
  const sentences = [...new Set(said.map(([, text = ""]) => text.trim()))];
  return sentences.length > 0 ? sentences : ["the Pulumi engine failed and didn't say why"];
}
