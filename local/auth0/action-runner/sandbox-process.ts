import { spawn, type ChildProcess, type ChildProcessByStdio } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import path from "node:path";
import { actionRuntime } from "./runtime";
import { sandboxFile } from "./sandbox-file";

/**
 * The system ends a process after this much processor time. An endless Action whose runner was killed would otherwise run
 * forever.
 */
const CPU_SECONDS = 30;
const HEAP_MB = 256;

const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/**
 * Starts a process for one run: an empty environment, a folder with only its script, and no access to other files,
 * processes or threads (Node's permission model).
 */
export function startSandbox(): ChildProcessByStdio<Writable, Readable, null> {
  const { node, version } = actionRuntime();
  const script = sandboxFile();
  const args = [
    ...permissionFlags(version, script),
    `--max-old-space-size=${HEAP_MB}`,
    "--no-warnings",
    script,
  ];
  const [command, commandArgs] = limited(node, args);
  const child = spawn(command, commandArgs, {
    cwd: path.dirname(script),
    env: {},
    stdio: ["pipe", "pipe", "ignore"],
  });
  running.add(child);
  child.once("close", () => {
    running.delete(child);
  });
  return child;
}

function permissionFlags(version: string, script: string): string[] {
  const readable = `--allow-fs-read=${path.dirname(script)}/*`;
  if (Number(version.split(".")[0]) < 22) return ["--experimental-permission", readable];
  // SQLite opens files regardless of the permission model.
  return ["--permission", readable, "--no-experimental-sqlite"];
}

/** Limits the processor time. `exec` keeps the process id, so the kill after the time limit reaches the Action itself. */
function limited(node: string, args: string[]): [string, string[]] {
  if (process.platform === "win32") return [node, args];
  return ["/bin/sh", ["-c", `ulimit -t ${CPU_SECONDS}; exec "$0" "$@"`, node, ...args]];
}
