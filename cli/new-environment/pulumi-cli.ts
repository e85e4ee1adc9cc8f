import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Settings } from "./settings";

/** Runs `pulumi` with an input, in the project's folder. */
export type Pulumi = (args: readonly string[], input?: string) => Promise<void>;

/**
 * The `pulumi` on PATH, or the given one. Its own messages go to stderr.
 * @throws Error with the command, without its input, where it fails.
 */
export function pulumiIn(folder: string, command = "pulumi", environment = process.env): Pulumi {
  return async (args, input = "") => {
    // First, since what follows a `--` is a value.
    const child = spawn(command, ["--non-interactive", ...args], {
      cwd: folder,
      env: environment,
      stdio: ["pipe", "ignore", "inherit"],
    });
    const ended = once(child, "close");
    child.stdin.end(input);
    const [code] = (await ended) as [number | null];
    if (code !== 0)
      throw new Error(
        `\`pulumi ${args.join(" ")}\` failed: mend what it said above and run this again.`,
      );
  };
}

export interface StackOptions {
  /** As `pulumi stack init --secrets-provider` takes it. Default: the backend's own. */
  readonly secretsProvider?: string | undefined;
  /** The backend has the stack already: only its settings are written. Default false. */
  readonly isThere?: boolean;
}

/** Makes the stack and its settings file. A failure takes the stack away again, so that the next try starts afresh. */
export async function makeStack(
  pulumi: Pulumi,
  name: string,
  settings: Settings,
  { secretsProvider, isThere = false }: StackOptions = {},
): Promise<void> {
  if (isThere) {
    await setConfig(pulumi, name, settings);
    return;
  }
  const provider = secretsProvider === undefined ? [] : ["--secrets-provider", secretsProvider];
  await pulumi(["stack", "init", name, "--no-select", ...provider]);
  try {
    await setConfig(pulumi, name, settings);
  } catch (error) {
    await pulumi(["stack", "rm", name, "--yes"]);
    throw error;
  }
}

async function setConfig(pulumi: Pulumi, name: string, { clear, secret }: Settings): Promise<void> {
  for (const [key, value] of Object.entries(clear)) {
    await pulumi(["config", "set", key, "--stack", name, "--", value]);
  }
  for (const [key, value] of Object.entries(secret)) {
    // Through the standard input: a process's arguments can be read by every user of the machine.
    await pulumi(["config", "set", "--secret", key, "--stack", name], value);
  }
}
