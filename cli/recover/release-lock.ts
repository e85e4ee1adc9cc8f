import { runPulumi } from "../pulumi";
import { UserError } from "../user-error";
import type { BackendStore } from "./backend-objects";
import { holderStatus, type HolderStatus } from "./lock-holder";
import { describeLock, readLocks, type StackLock } from "./stack-lock";

export interface LockOptions {
  readonly stack: string;
  readonly folder: string;
  readonly dryRun: boolean;
  /** Whether the engineer confirms that a run which this machine can't see has ended. */
  readonly breakLock: boolean;
  /** Asks a person a yes-or-no question; false if nobody can be asked. */
  readonly confirm: (question: string) => Promise<boolean>;
}

/**
 * Removes the locks that killed runs left: those whose process has certainly ended, and others if a person agrees.
 * @returns what it does, a sentence each
 * @throws UserError if a lock stays
 */
export async function releaseLocks(store: BackendStore, options: LockOptions): Promise<string[]> {
  const done: string[] = [];
  for (const lock of await readLocks(store, options.stack)) {
    const fate = holderStatus(lock, store);
    if (!(await mayRelease(options, fate, lock)))
      throw new UserError(refusal(fate, lock, options.stack));
    if (!options.dryRun) await store.remove(lock.key);
    done.push(
      `removes the lock of ${describeLock(lock)}${fate === "gone" ? ", which has ended" : ""}`,
    );
  }
  return done;
}

async function mayRelease(
  { dryRun, breakLock, confirm }: LockOptions,
  fate: HolderStatus,
  lock: StackLock,
): Promise<boolean> {
  if (fate === "gone" || (fate === "unknown" && breakLock)) return true;
  if (dryRun) return false;
  const state = fate === "running" ? "still runs" : "may still run: this machine can't see it";
  return confirm(
    `The stack is locked by ${describeLock(lock)}, which ${state}. Two updates at once can corrupt the stack. Remove the lock?`,
  );
}

function refusal(fate: HolderStatus, lock: StackLock, stack: string): string {
  return fate === "running"
    ? `The stack is locked by ${describeLock(lock)}, which still runs: wait for it to end, then run this again.`
    : `The stack is locked by ${describeLock(lock)}, and this machine can't see whether that still runs: make sure that it ` +
        `has ended, then run \`npm run recover -- --stack ${stack} --break-lock\`.`;
}

/**
 * Has Pulumi remove the lock of a backend that shows its locks only to `pulumi`.
 * @returns what it does, as a sentence
 * @throws UserError if nobody confirms that the other run has ended
 */
export async function releaseRemoteLock(options: LockOptions): Promise<string> {
  const { stack, folder, breakLock, confirm } = options;
  const question =
    "The stack is locked by another run. Two updates at once can corrupt the stack. Are you certain that it has ended?";
  if (!breakLock && !(await confirm(question))) {
    throw new UserError(
      `The stack is locked by another run: wait for it to end, or make sure that it has ended and run ` +
        `\`npm run recover -- --stack ${stack} --break-lock\`.`,
    );
  }
  await runPulumi(folder, ["cancel", "--yes", "--stack", stack]);
  return "removes the lock of another run";
}
