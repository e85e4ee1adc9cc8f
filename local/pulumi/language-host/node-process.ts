import { spawn, type ChildProcess } from "node:child_process";

const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

export interface NodeProcess {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Ends the process. */
  readonly signal: AbortSignal;
  /** Receives what it prints; with `inherit`, the engine reads this host's output and shows it. */
  readonly output: "inherit" | ((stream: "stdout" | "stderr", chunk: Buffer) => void);
}

/** Runs Node until it ends, or until this host ends, and returns its exit code; 1 if a signal ended it. */
export function runNode(args: readonly string[], options: NodeProcess): Promise<number> {
  return runChild(process.execPath, args, options);
}

/** Runs a command as `runNode` does. Rejects if it can't be started. */
export async function runChild(
  command: string,
  args: readonly string[],
  { cwd, env, signal, output }: NodeProcess,
): Promise<number> {
  const stdio = output === "inherit" ? "inherit" : "pipe";
  const shell = process.platform === "win32" && command !== process.execPath;
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", stdio, stdio], shell });
  running.add(child);
  const end = (): void => {
    child.kill("SIGTERM");
  };
  signal.addEventListener("abort", end, { once: true });
  if (output !== "inherit") {
    child.stdout?.on("data", (chunk: Buffer) => {
      output("stdout", chunk);
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      output("stderr", chunk);
    });
  }
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => {
        resolve(code ?? 1);
      });
    });
  } finally {
    running.delete(child);
    signal.removeEventListener("abort", end);
  }
}
