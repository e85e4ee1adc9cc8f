import { spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PROJECT_ROOT } from "../../project-root";
import type { StackOutcome } from "../outcome";

const TIED = pathToFileURL(join(__dirname, "tied-to-parent.mjs")).href;

/** How a command that a worker started has ended. */
export interface JobExit {
  readonly code: number | null;
  /** What it sent over Node's channel between processes. */
  readonly outcome?: StackOutcome | undefined;
  /** What it printed last. */
  readonly lastLine: string;
}

/**
 * Runs a command of this project for a job, in a process group that ends with this process.
 * @param environment added to this process's
 * @param signal ends the group at once, if the job no longer belongs to this worker
 */
export function runForJob(
  script: string,
  args: readonly string[],
  signal: AbortSignal,
  log?: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<JobExit> {
  const node = ["--import", TIED, "--import", "tsx", join(PROJECT_ROOT, "cli", script), ...args];
  const child = spawn(process.execPath, node, {
    cwd: PROJECT_ROOT,
    detached: true,
    env: { ...process.env, ...environment },
    stdio: ["pipe", "pipe", "pipe", "ipc"],
  });
  let outcome: StackOutcome | undefined;
  let said = "";
  const keep = (chunk: Buffer): void => {
    said = (said + chunk.toString()).slice(-4000);
    if (log !== undefined) appendFileSync(log, chunk);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  child.on("message", (message) => (outcome = message as StackOutcome));
  const end = (): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
  };
  signal.addEventListener("abort", end);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      signal.removeEventListener("abort", end);
      resolve({ code, outcome, lastLine: said.trim().split("\n").at(-1) ?? "" });
    });
  });
}
