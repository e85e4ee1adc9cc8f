import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { backendFolder } from "./backend-folder";

/** Who holds a stack of a file backend, as Pulumi writes it into the lock's file. */
export interface StackLock {
  readonly file: string;
  readonly pid: number;
  readonly username: string;
  readonly hostname: string;
  /** RFC 3339: when the run took the lock. */
  readonly timestamp: string;
}

/**
 * The folder that holds a stack's locks: `.pulumi/locks/organization/PROJECT/STACK` in the backend's folder.
 * @param backendUrl as `pulumi whoami` tells it
 * @param workingFolder what a relative `file://` URL starts from
 * @returns `undefined` for a backend that is no folder
 */
export function lockFolder(
  backendUrl: string,
  project: string,
  stack: string,
  workingFolder: string,
): string | undefined {
  const folder = backendFolder(backendUrl, workingFolder);
  return folder && join(folder, ".pulumi", "locks", "organization", project, stack);
}

/** The locks in a folder; none when the folder isn't there. */
export function readLocks(folder: string): StackLock[] {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => {
      const file = join(folder, name);
      return { ...(JSON.parse(readFileSync(file, "utf8")) as Omit<StackLock, "file">), file };
    });
}

/** Takes one lock away; the others stay. */
export function removeLock(lock: StackLock): void {
  rmSync(lock.file, { force: true });
}
