import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";

export const REPOSITORY = join(__dirname, "..", "..", "..");

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of the project as npm would, with the engine on PATH and the environment of a stack. */
export async function runScriptOnStack(
  script: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  input?: string,
): Promise<CommandResult> {
  const node = ["--import", "tsx", script, ...args];
  return run(process.execPath, node, environment, REPOSITORY, input);
}

/** Runs any program in the repository's folder, or in another, until `signal`. `input` is what it reads. */
export async function run(
  program: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  cwd = REPOSITORY,
  input = "",
  signal?: AbortSignal,
): Promise<CommandResult> {
  const child = spawn(program, args, { cwd, env: environment, stdio: "pipe", signal });
  child.stdin.end(input);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => (stdout += String(chunk)));
  child.stderr.on("data", (chunk) => (stderr += String(chunk)));
  const [code] = (await once(child, "close")) as [number];
  return { code, stdout, stderr };
}

/** The process's environment, with the stack's and with the engine first on PATH. */
export function environmentOf(
  engine: PulumiCommand,
  stack: Readonly<Record<string, string>> = {},
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...stack,
    PATH: `${dirname(engine.command)}:${process.env["PATH"] ?? ""}`,
  };
}
