import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the command with everything that it started. */
  readonly signal: AbortSignal;
  /** Called with each line that the command prints. */
  readonly onLine?: (line: string) => void;
}

/**
 * Runs a command in a process group of its own, so that all of it can be ended.
 *
 * @throws with its last lines if it fails, and the signal's reason if it is ended
 */
export async function runInGroup(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<void> {
  const { signal, onLine } = options;
  signal.throwIfAborted();
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const end = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
  };
  signal.addEventListener("abort", end, { once: true });
  const last: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      last.push(line);
      if (last.length > 5) last.shift();
      onLine?.(line);
    });
  }
  try {
    const [code] = (await once(child, "close")) as [number | null];
    signal.throwIfAborted();
    if (code !== 0) throw new Error(`\`${command} ${args[0] ?? ""}\` failed: ${last.join(" / ")}`);
  } finally {
    signal.removeEventListener("abort", end);
  }
}
