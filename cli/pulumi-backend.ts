import { PulumiFailure, runPulumi } from "./pulumi-command";
import type { StackExport, StackState } from "./stack-state";

/** The backend's URL, as `pulumi` understands PULUMI_BACKEND_URL, `pulumi login` or the project's file. */
export async function backendUrl(folder: string): Promise<string> {
  const { url } = JSON.parse(await runPulumi(folder, ["whoami", "--json"])) as { url: string };
  return url;
}

/** The project's other stacks in the same backend. */
export async function otherStacks({ folder, name }: StackState): Promise<string[]> {
  const stacks = JSON.parse(await runPulumi(folder, ["stack", "ls", "--json"])) as {
    name: string;
  }[];
  return stacks.map((stack) => stack.name).filter((other) => other !== name);
}

/** What another stack's state holds; secrets stay encrypted, so that its passphrase isn't needed. */
export async function exportOther(folder: string, stack: string): Promise<StackExport> {
  return JSON.parse(await runPulumi(folder, ["stack", "export", "--stack", stack])) as StackExport;
}

/** Whether the CLI failed because a run holds the stack. */
export function isConflict(error: unknown): boolean {
  const text = error instanceof PulumiFailure ? error.stderr + error.stdout : "";
  return /the stack is currently locked by|Another update is currently in progress/.test(text);
}
