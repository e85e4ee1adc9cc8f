import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "../project-root";
import { sentenceOf } from "../sentence";
import type { StackOutcome } from "./outcome";

export interface StackProcessOptions {
  /** Only shows what would change. */
  readonly preview: boolean;
  /** The folder with the project's Pulumi.yaml. Default: this repository. */
  readonly cwd?: string | undefined;
  /** A folder for the engine's output, `NAME.log`. Default: none is kept. */
  readonly logs?: string | undefined;
}

/**
 * Deploys one stack in a process of its own. If several programs run in one process, the SDK gives each of them the
 * unhandled errors of all (`newUncaughtHandler` of `@pulumi/pulumi/automation/server`), so that one failure fails all of
 * them. Never rejects: if the process ends otherwise, that is the stack's outcome.
 */
export async function upInProcess(
  stack: string,
  options: StackProcessOptions,
): Promise<StackOutcome> {
  const started = performance.now();
  const failed = (detail: string): StackOutcome => ({
    stack,
    result: "failed",
    detail,
    seconds: (performance.now() - started) / 1000,
  });
  try {
    if (options.logs !== undefined) mkdirSync(options.logs, { recursive: true });
    return await outcomeOf(flagsOf(stack, options), failed);
  } catch (error) {
    return failed(sentenceOf(error) ?? String(error));
  }
}

/**
 * Starts the process and returns its outcome, which it sends over Node's channel between processes because the program may
 * print to standard output.
 */
function outcomeOf(
  flags: readonly string[],
  failed: (detail: string) => StackOutcome,
): Promise<StackOutcome> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(__dirname, "one-stack.ts"), ...flags],
    { cwd: PROJECT_ROOT, stdio: ["ignore", "ignore", "pipe", "ipc"] },
  );
  let [outcome, said]: [StackOutcome | undefined, string] = [undefined, ""];
  child.stderr?.on("data", (chunk) => (said += String(chunk)));
  child.on("message", (message) => (outcome = message as StackOutcome));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => {
      resolve(
        outcome ?? failed(said.trim().split("\n", 1)[0] || "its process was ended from outside"),
      );
    });
  });
}

function flagsOf(stack: string, { preview, cwd, logs }: StackProcessOptions): string[] {
  const log = logs && join(logs, `${stack.replaceAll("/", "-")}.log`);
  return [
    "--stack",
    stack,
    ...(preview ? ["--preview"] : []),
    ...(cwd === undefined ? [] : ["--cwd", cwd]),
    ...(log === undefined ? [] : ["--log", log]),
  ];
}
