import { runPulumi } from "./pulumi";
import type { StackExport, StackState } from "./stack-state";

/** Returns the backend's URL, which `pulumi` takes from PULUMI_BACKEND_URL, the project's file or `pulumi login`. */
export async function backendUrl(folder: string): Promise<string> {
  const { url } = JSON.parse(await runPulumi(folder, ["whoami", "--json"])) as { url: string };
  return url;
}

/** Returns the names of the project's other stacks in the same backend. */
export async function otherStacks({ folder, name }: StackState): Promise<string[]> {
  return (await stacksIn(folder)).filter((other) => other !== name);
}

/** Returns the names of all stacks in the backend, of every project. */
export function allStacks(folder: string): Promise<string[]> {
  return stacksIn(folder, "--all");
}

async function stacksIn(folder: string, ...more: string[]): Promise<string[]> {
  const listed = await runPulumi(folder, ["stack", "ls", "--json", ...more]);
  return (JSON.parse(listed) as { name: string }[]).map(({ name }) => name);
}

/** Reads another stack's state. Its secrets stay encrypted, so its passphrase isn't needed. */
export async function exportOther(folder: string, stack: string): Promise<StackExport> {
  return JSON.parse(await runPulumi(folder, ["stack", "export", "--stack", stack])) as StackExport;
}
