import { execFileSync } from "node:child_process";
import { hostname } from "node:os";
import type { BackendStore } from "./backend-objects";
import { isPrivateToMachine, runsInAnotherNamespace } from "./machine";
import type { LockHolder } from "./stack-lock";

/** `gone`: certainly ended. `running`: exists. `unknown`: this machine can't see it. */
export type HolderStatus = "gone" | "running" | "unknown";

/** Milliseconds, for adjustments of the clock and the whole seconds of `ps`. */
const START_TOLERANCE = 2_000;

/**
 * Returns the status of the process that took a lock. A lock only has a host name and a process id, and two machines or
 * containers may share both. A process therefore counts as gone only if no other machine and no other PID namespace can
 * have taken the lock, because its folder is visible only here.
 */
export function holderStatus(
  lock: LockHolder,
  { folder }: Pick<BackendStore, "folder">,
  thisHost = hostname(),
): HolderStatus {
  const isVisible =
    lock.hostname === thisHost && folder !== undefined && isPrivateToMachine(folder);
  if (!isVisible || !Number.isInteger(lock.pid) || lock.pid < 1) return "unknown";
  if (runsInAnotherNamespace(lock.pid)) return "unknown";
  if (!isAlive(lock.pid)) return "gone";
  const holder = describeProcess(lock.pid);
  if (holder === undefined) return "running";
  // Process ids are reused: a process that started after the lock was taken can't have taken it.
  const isAnother = holder.started > Date.parse(lock.timestamp) + START_TOLERANCE;
  return holder.isZombie || isAnother ? "gone" : "running";
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists, and belongs to another user.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

interface RunningProcess {
  /** Epoch milliseconds. */
  started: number;
  /** Ended, but still listed because its parent hasn't read its status. */
  isZombie: boolean;
}

/** Returns what `ps` shows of a process; `undefined` if there is no `ps`. */
function describeProcess(pid: number): RunningProcess | undefined {
  try {
    const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
    const args = ["-o", "stat=", "-o", "lstart=", "-p", String(pid)];
    const [, state, start] =
      /^\s*(\S+)\s+(.+)$/.exec(execFileSync("ps", args, { env, encoding: "utf8" }).trim()) ?? [];
    const started = Date.parse(`${start ?? ""} UTC`);
    return Number.isNaN(started)
      ? undefined
      : { started, isZombie: state?.startsWith("Z") ?? false };
  } catch {
    return undefined;
  }
}
