import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "../project-root";
import type { Outcome } from "./outcome";

export interface StackProcessOptions {
  /** Only say what would change. */
  readonly preview: boolean;
  /** The folder with the project's Pulumi.yaml. Default: this repository. */
  readonly cwd?: string | undefined;
  /** A folder for the engine's output, `NAME.log`. Default: none is kept. */
  readonly logs?: string | undefined;
}

/**
 * Brings one stack up in a process of its own. In one process with others, the SDK gives every program that runs the
 * unhandled errors of all (`newUncaughtHandler` of `@pulumi/pulumi/automation/server`), and one failure is everybody's.
 */
export async function upInProcess(stack: string, options: StackProcessOptions): Promise<Outcome> {
  const started = performance.now();
  if (options.logs !== undefined) mkdirSync(options.logs, { recursive: true });
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(__dirname, "one-stack.ts"), ...flagsOf(stack, options)],
    { cwd: PROJECT_ROOT, stdio: ["ignore", "pipe", "pipe"] },
  );
  let [told, said] = ["", ""];
  child.stdout.on("data", (chunk) => (told += String(chunk)));
  child.stderr.on("data", (chunk) => (said += String(chunk)));
  const [code] = (await once(child, "close")) as [number | null];
  if (code === 0) return JSON.parse(told) as Outcome;
  return {
    stack,
    result: "failed",
    detail: said.trim().split("\n", 1)[0] || "its process was ended from outside",
    seconds: (performance.now() - started) / 1000,
  };
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
