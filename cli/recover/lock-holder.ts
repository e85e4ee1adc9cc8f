import { execFileSync } from "node:child_process";
import { hostname } from "node:os";
import type { StackLock } from "./lock-file";

/** `gone`: surely ended. `running`: surely there. `elsewhere`: on another machine, where this one can't look. */
export type LockHolder = "gone" | "running" | "elsewhere";

/** A clock's steps and `ps`'s whole seconds, in milliseconds. */
const START_TOLERANCE = 2_000;

/** Whether the process that took a lock still runs. */
export function findLockHolder(lock: StackLock, thisHost = hostname()): LockHolder {
  if (lock.hostname !== thisHost) {
    return "elsewhere";
  }
  if (!isAlive(lock.pid)) {
    return "gone";
  }
  const holder = describeProcess(lock.pid);
  if (holder === undefined) {
    return "running";
  }
  // Process ids are used again: one that started after the lock was taken can't have taken it.
  const isAnother = holder.started > Date.parse(lock.timestamp) + START_TOLERANCE;
  return holder.isZombie || isAnother ? "gone" : "running";
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and it is somebody else's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

interface RunningProcess {
  /** Epoch milliseconds. */
  started: number;
  /** Ended, and still listed because its parent hasn't asked how. */
  isZombie: boolean;
}

/** What `ps` knows of a process; `undefined` where there is no `ps`. */
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
