import { PROJECT_NAME } from "../../components/config/config-keys";
import { UserError } from "../user-error";
import { backendUrl } from "../pulumi-backend";
import { runPulumi } from "../pulumi";
import { lockFolder, readLocks, removeLock, type StackLock } from "./lock-file";
import { findLockHolder, type LockHolder } from "./lock-holder";

export interface LockOptions {
  readonly stack: string;
  readonly folder: string;
  readonly dryRun: boolean;
  /** The engineer's word that a run which this machine can't see is gone. */
  readonly breakLock: boolean;
  /** Asks a person a question with yes or no; false where nobody can be asked. */
  readonly confirm: (question: string) => Promise<boolean>;
}

/**
 * Takes away the locks of a file backend that killed runs left: those whose process is surely gone, and others when a person says so.
 * @returns what was done, one sentence each
 * @throws UserError when a lock stays
 */
export async function releaseLocks(options: LockOptions): Promise<string[]> {
  const { stack, folder } = options;
  const locks = lockFolder(await backendUrl(folder), PROJECT_NAME, stack, folder);
  const done: string[] = [];
  for (const lock of locks === undefined ? [] : readLocks(locks)) {
    done.push(await releaseLock(options, lock));
  }
  return done;
}

async function releaseLock(options: LockOptions, lock: StackLock): Promise<string> {
  const { dryRun, stack } = options;
  const holder = findLockHolder(lock);
  const run = `the run of ${lock.username}@${lock.hostname} (process ${lock.pid}, since ${lock.timestamp})`;
  if (!(await mayRelease(options, holder, run))) {
    throw new UserError(refusal(holder, run, stack));
  }
  if (!dryRun) {
    removeLock(lock);
  }
  return `the lock of ${run} ${dryRun ? "would be" : "was"} taken away${holder === "gone" ? ": its process is gone" : ""}`;
}

async function mayRelease(
  { dryRun, breakLock, confirm }: LockOptions,
  holder: LockHolder,
  run: string,
): Promise<boolean> {
  if (holder === "gone" || (holder === "elsewhere" && breakLock)) {
    return true;
  }
  return !dryRun && (await confirm(question(holder, run)));
}

function question(holder: LockHolder, run: string): string {
  const where =
    holder === "elsewhere" ? "is on another machine, where this one can't look" : "still runs";
  return `The stack is locked by ${run}, which ${where}. Two runs at once damage a stack. Take the lock away?`;
}

function refusal(holder: LockHolder, run: string, stack: string): string {
  return holder === "elsewhere"
    ? `The stack is locked by ${run}, and this machine can't see whether that still runs: make sure that it doesn't, then ` +
        `\`npm run recover -- --stack ${stack} --break-lock\`.`
    : `The stack is locked by ${run}, which still runs: wait for it to end, then run this again.`;
}

/**
 * Has Pulumi take the lock away. Backends that are no folder show a lock to `pulumi` alone, when it meets one.
 * @throws UserError when nobody says that the other run is gone
 */
export async function releaseRemoteLock({
  stack,
  folder,
  breakLock,
  confirm,
}: LockOptions): Promise<string> {
  const question =
    "The stack is locked by another run. Two runs at once damage a stack. Is that run surely gone?";
  if (!breakLock && !(await confirm(question))) {
    throw new UserError(
      `The stack is locked by another run: wait for it to end, or make sure that it is gone and run ` +
        `\`npm run recover -- --stack ${stack} --break-lock\`.`,
    );
  }
  await runPulumi(folder, ["cancel", "--yes", "--stack", stack]);
  return "the lock of another run was taken away";
}
