import { exportOther, otherStacks } from "../pulumi-backend";
import type { StackExport, StackState } from "../stack-state";

/**
 * Returns whether the state of another of the project's stacks contains an id. The states are read once, when first needed.
 */
export function foreignIds(stack: StackState): (id: string) => Promise<boolean> {
  let ids: Promise<Set<string>> | undefined;
  return async (id) => {
    ids ??= readForeignIds(stack);
    return (await ids).has(id);
  };
}

async function readForeignIds(stack: StackState): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const other of await otherStacks(stack)) {
    for (const id of idsIn(await exportOther(stack.folder, other))) {
      ids.add(id);
    }
  }
  return ids;
}

function idsIn({ deployment }: StackExport): string[] {
  return (deployment.resources ?? []).flatMap(({ id, type }) =>
    id !== undefined && type.startsWith("auth0:") ? [id] : [],
  );
}
