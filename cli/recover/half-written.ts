import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * Files next to those of a file backend, with their type and checksum. Pulumi reads them first, and works without them if
 * they are missing.
 */
const EXTENSION = ".attrs";

/**
 * Finds such files next to a stack's state that a killed engine left half-written. The engine writes the state itself
 * completely or not at all, but not these, and then fails with "failed to load checkpoint: EOF". Source:
 * https://github.com/google/go-cloud/blob/master/blob/fileblob/attrs.go
 *
 * @param folder of the file backend
 */
export function halfWritten(folder: string, project: string, stack: string): string[] {
  return [
    ...attributesIn(join(folder, ".pulumi", "stacks", project)).filter(({ name }) =>
      name.startsWith(`${stack}.json`),
    ),
    ...attributesIn(join(folder, ".pulumi", "history", project, stack)),
    ...attributesIn(join(folder, ".pulumi", "backups", project, stack)),
  ]
    .filter(({ file }) => !isWhole(file))
    .map(({ file }) => file);
}

/** Removes what `halfWritten` found. */
export function removeHalfWritten(files: readonly string[]): void {
  for (const file of files) rmSync(file, { force: true });
}

function attributesIn(folder: string): { name: string; file: string }[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => ({ name, file: join(folder, name) }));
}

function isWhole(file: string): boolean {
  try {
    JSON.parse(readFileSync(file, "utf8"));
    return true;
  } catch {
    return false;
  }
}
