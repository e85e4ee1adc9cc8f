import { execFileSync } from "node:child_process";
import { hostname } from "node:os";
import type { BackendStore } from "./backend-objects";
import { isPrivateToMachine, runsInAnotherNamespace } from "./machine";
import type { LockHolder } from "./stack-lock";

/** `gone`: certainly ended. `running`: there. `unknown`: this machine can't see it. */
export type HolderStatus = "gone" | "running" | "unknown";

/** Milliseconds: steps of a clock, and the whole seconds of `ps`. */
const START_TOLERANCE = 2_000;

/**
 * Finds out what became of the process that took a lock. A lock has a host name and a process id and no more, and two
 * machines or containers may have both in common. So a process counts as gone only where nothing but this machine and
 * this PID namespace can have taken the lock: the lock is in a folder that no other machine or container sees.
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
  // Process ids are used again: one that started after the lock was taken can't have taken it.
  const isAnother = holder.started > Date.parse(lock.timestamp) + START_TOLERANCE;
  return holder.isZombie || isAnother ? "gone" : "running";
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and another user's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

interface RunningProcess {
  /** Epoch milliseconds. */
  started: number;
  /** Ended, and still listed because its parent hasn't asked how. */
  isZombie: boolean;
}

/** Returns what `ps` knows of a process; `undefined` where there is no `ps`. */
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
