import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isConflict } from "../pulumi-backend";
import { OperationError } from "../operation-error";
import { PulumiFailure, runPulumi } from "../pulumi-command";
import { managedResources, type StackExport, type StackState } from "../stack-state";
import type { Missing } from "./find-missing";
import { importFile } from "./import-file";

/** Has the engine read resources through the plugin and write them into the state. Nothing on the tenant changes. */
export async function importResources(
  stack: StackState,
  state: StackExport,
  missing: readonly Missing[],
): Promise<void> {
  const known = new Set(managedResources(state).map(({ urn }) => urn));
  const file = JSON.stringify(importFile(stack.name, missing, known));
  await withFile(file, (path) => {
    const options = ["--protect=false", "--generate-code=false", "--skip-preview", "--yes"];
    return runPulumi(stack.folder, [
      "import",
      "--file",
      path,
      "--stack",
      stack.name,
      "--parallel",
      "1",
      ...options,
    ]);
  }).catch(explain);
}

/** Replaces the stack's state. The CLI drops pending operations with it, and keeps secrets encrypted. */
export async function writeState(stack: StackState, state: StackExport): Promise<void> {
  await withFile(JSON.stringify(state), (path) =>
    runPulumi(stack.folder, ["stack", "import", "--file", path, "--stack", stack.name]),
  ).catch(explain);
}

/** A run holds the stack. */
export class StackLockedError extends OperationError {}

function explain(error: unknown): never {
  if (isConflict(error)) {
    throw new StackLockedError(
      "Another run holds the stack: wait for it to end, then run this again.",
    );
  }
  if (error instanceof PulumiFailure) {
    throw new OperationError(
      `\`pulumi\` can't write the state (${error.complaint}): mend that, then run this again; what was done so far stays.`,
    );
  }
  throw error;
}

/** A file that only this user reads, for as long as `use` takes. */
async function withFile<T>(text: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "recover-"));
  try {
    const path = join(folder, "state.json");
    await writeFile(path, text, { mode: 0o600 });
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
