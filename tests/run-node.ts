import { execFile } from "node:child_process";
import { join } from "node:path";

export const ROOT = join(__dirname, "..");

/** How a process ended, and all that it printed. */
export interface ScriptExit {
  code: number;
  output: string;
}

/**
 * Runs a TypeScript file of the repository to its end. One that a signal ended has the code 1.
 *
 * @param echo also gets what it prints, while it runs.
 */
export function runScript(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  echo?: NodeJS.WritableStream,
): Promise<ScriptExit> {
  const command = ["--import", "tsx", ...args];
  return new Promise((resolve) => {
    const script = execFile(
      process.execPath,
      command,
      { cwd: ROOT, env },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : Number(error.code ?? 1);
        resolve({ code, output: stdout + stderr });
      },
    );
    if (echo) script.stdout?.pipe(echo, { end: false });
  });
}
