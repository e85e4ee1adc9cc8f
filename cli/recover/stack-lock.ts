import { randomUUID } from "node:crypto";
import { hostname, userInfo } from "node:os";
import { PROJECT_NAME } from "../../components/config/config-keys";
import { stackName } from "../stack-name";
import { UserError } from "../user-error";
import type { BackendStore } from "./backend-objects";

/** Who holds a stack, as Pulumi writes it into a lock. */
export interface LockHolder {
  readonly pid: number;
  readonly username: string;
  readonly hostname: string;
  /** RFC 3339: when the run took the lock. */
  readonly timestamp: string;
}

/** A lock of a stack: an object of its backend. */
export interface StackLock extends LockHolder {
  readonly key: string;
}

/** Another run holds the stack. */
export class StackLockedError extends UserError {}

/**
 * Returns the key below which a stack's locks are.
 * @param stack its name, with or without organization and project
 */
export function locksOf(stack: string): string {
  return `.pulumi/locks/organization/${PROJECT_NAME}/${stackName(stack)}/`;
}

/** Reads the locks of a stack. Leaves out a lock that is removed meanwhile. A half-written one has an unknown holder. */
export async function readLocks(store: BackendStore, stack: string): Promise<StackLock[]> {
  const keys = (await store.list(locksOf(stack))).filter((key) => key.endsWith(".json"));
  const locks = await Promise.all(
    keys.map(async (key) => {
      const text = await store.read(key);
      return text === undefined ? undefined : { ...parseHolder(text), key };
    }),
  );
  return locks.filter((lock) => lock !== undefined);
}

function parseHolder(text: string): LockHolder {
  try {
    return JSON.parse(text) as LockHolder;
  } catch {
    return { pid: 0, username: "unknown", hostname: "unknown", timestamp: "unknown" };
  }
}

/**
 * Locks a stack as Pulumi does, so that every other run is refused: it looks for locks, writes one, and looks again.
 *
 * Source: `Lock` in https://github.com/pulumi/pulumi/blob/v3.259.0/pkg/backend/diy/lock.go
 * @returns a function that ends the lock
 * @throws StackLockedError if another run holds the stack
 */
export async function lockStack(store: BackendStore, stack: string): Promise<() => Promise<void>> {
  const key = `${locksOf(stack)}${randomUUID()}.json`;
  const refuseIfLocked = async (): Promise<void> => {
    const [other] = (await readLocks(store, stack)).filter((lock) => lock.key !== key);
    if (other !== undefined)
      throw new StackLockedError(
        `The stack is locked by ${describeLock(other)}: wait for it to end, then run this again.`,
      );
  };
  await refuseIfLocked();
  const { username } = userInfo();
  const holder: LockHolder = {
    pid: process.pid,
    username,
    hostname: hostname(),
    timestamp: new Date().toISOString(),
  };
  await store.write(key, JSON.stringify(holder));
  try {
    await refuseIfLocked();
  } catch (error) {
    await store.remove(key);
    throw error;
  }
  return () => store.remove(key);
}

/** Describes the run that holds a lock. */
export function describeLock({ username, hostname: host, pid, timestamp }: LockHolder): string {
  return `the run of ${username}@${host} (process ${pid}, since ${timestamp})`;
}
