import { runPulumi } from "./pulumi";
import type { StackExport, StackState } from "./stack-state";

/** Returns the backend's URL, as `pulumi` understands PULUMI_BACKEND_URL, `pulumi login` or the project's file. */
export async function backendUrl(folder: string): Promise<string> {
  const { url } = JSON.parse(await runPulumi(folder, ["whoami", "--json"])) as { url: string };
  return url;
}

/** Returns the names of the project's other stacks in the same backend. */
export async function otherStacks({ folder, name }: StackState): Promise<string[]> {
  const stacks = JSON.parse(await runPulumi(folder, ["stack", "ls", "--json"])) as {
    name: string;
  }[];
  return stacks.map((stack) => stack.name).filter((other) => other !== name);
}

/** Reads what another stack's state holds; secrets stay encrypted, so that its passphrase isn't needed. */
export async function exportOther(folder: string, stack: string): Promise<StackExport> {
  return JSON.parse(await runPulumi(folder, ["stack", "export", "--stack", stack])) as StackExport;
}
