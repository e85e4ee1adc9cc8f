import { PROJECT_NAME } from "../../components/config/config-keys";
import { isLocked } from "../engine-error";
import { runPulumi } from "../pulumi";
import { stackName } from "../stack-name";
import type { StackExport, StackState } from "../stack-state";
import type { BackendStore } from "./backend-objects";
import { StackLockedError } from "./stack-lock";

/** Thrown if someone changed the state after it was read. Their changes are kept. */
export class StateChangedError extends Error {}

/**
 * Replaces the stack's state through `pulumi stack import`, which checks it, encrypts its secrets and locks the stack. The
 * state goes in on the standard input, so that no file has it in plain text, and only after it is certain that the state is
 * still the one that was read, while the import waits for it.
 * @param read the state that was read
 * @param next what replaces it
 * @param unlock releases this command's own lock at the last moment, since the import locks the stack itself
 * @throws StateChangedError if the state has changed, StackLockedError if another run holds the stack
 */
export async function writeState(
  stack: StackState,
  read: StackExport,
  next: StackExport,
  unlock: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const input = async (): Promise<string> => {
    if (!isSameState(await stack.export(), read)) throw new StateChangedError();
    await unlock();
    return JSON.stringify(next);
  };
  try {
    await runPulumi(stack.folder, ["stack", "import", "--stack", stack.name], input());
  } catch (error) {
    if (!isLocked(error)) throw error;
    throw new StackLockedError(
      "Another run holds the stack: wait for it to end, then run this again.",
    );
  }
}

/**
 * Returns the state that the last import replaced, from Pulumi's copy of it; `undefined` if the backend compresses the copy
 * or keeps none.
 */
export async function replacedState(
  store: BackendStore,
  stack: string,
): Promise<StackExport | undefined> {
  const copy = `.pulumi/stacks/${PROJECT_NAME}/${stackName(stack)}.json.bak`;
  const text = await store.read(copy);
  if (text === undefined) return undefined;
  const { version, checkpoint } = JSON.parse(text) as {
    version: number;
    checkpoint: { latest?: StackExport["deployment"] };
  };
  return checkpoint.latest && { version, deployment: checkpoint.latest };
}

/** Returns whether two exports are of the same state. Different formatting doesn't matter. */
export function isSameState(first: StackExport, second: StackExport): boolean {
  return canonical(first.deployment) === canonical(second.deployment);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) =>
    typeof entry === "object" && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))
      : entry,
  );
}
