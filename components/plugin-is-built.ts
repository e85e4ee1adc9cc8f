import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runError } from "./run-error";

/** What the build of the plugin records next to it. */
export interface BuildRecord {
  /** Source files that are in the bundle, from the package's root. */
  readonly files: readonly string[];
  readonly sha256: string;
}

/** Path from the package's root. */
export const BUILD_RECORD = "provider/bin/built-from.json";

/**
 * Checks that the provider plugin exists and was built from the current sources. An installed package doesn't contain these
 * sources, so there is nothing to check.
 *
 * @param root folder of the package
 * @throws RunError, which Pulumi prints without a stack trace, with the command that builds it
 */
export function checkPluginIsBuilt(root: string): void {
  const problem = pluginProblem(root);
  if (problem === undefined) return;
  throw runError(`The provider plugin in provider/bin ${problem}; run: npm run prepare`);
}

/** Returns what is wrong with the plugin's build; undefined where nothing is. */
export function pluginProblem(root: string): string | undefined {
  if (!existsSync(join(root, "provider/main.ts"))) return undefined;
  const path = join(root, BUILD_RECORD);
  if (!existsSync(path)) return "is missing";
  const { files, sha256 } = JSON.parse(readFileSync(path, "utf8")) as BuildRecord;
  return digestOfSources(root, files) === sha256 ? undefined : "is older than its source";
}

/** Returns the SHA-256 of source files with their names; undefined where one is missing. */
export function digestOfSources(root: string, files: readonly string[]): string | undefined {
  const hash = createHash("sha256");
  for (const file of files) {
    const path = join(root, file);
    if (!existsSync(path)) return undefined;
    hash.update(`${file}\0`).update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}
