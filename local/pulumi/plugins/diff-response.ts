import protocol from "@pulumi/pulumi/proto/provider_pb";
import type { PropertyChange } from "./diff";

/** Returns the changes as the engine expects them, each with its path, so that a preview shows them one by one. */
export function diffResponse(
  changes: readonly PropertyChange[],
  deleteBeforeReplace: boolean,
): protocol.DiffResponse {
  const { Kind } = protocol.PropertyDiff;
  const { DiffChanges } = protocol.DiffResponse;
  const kinds = {
    add: [Kind.ADD, Kind.ADD_REPLACE],
    delete: [Kind.DELETE, Kind.DELETE_REPLACE],
    update: [Kind.UPDATE, Kind.UPDATE_REPLACE],
  } as const;
  const response = new protocol.DiffResponse()
    .setChanges(changes.length > 0 ? DiffChanges.DIFF_SOME : DiffChanges.DIFF_NONE)
    .setDiffsList([...new Set(changes.map(({ path }) => path.replace(/[.[].*$/, "")))])
    .setReplacesList(changes.filter(({ replaces }) => replaces).map(({ path }) => path))
    .setDeletebeforereplace(deleteBeforeReplace)
    .setHasdetaileddiff(true);
  for (const { path, kind, replaces } of changes) {
    const detail = new protocol.PropertyDiff().setKind(kinds[kind][replaces ? 1 : 0]);
    response.getDetaileddiffMap().set(path, detail);
  }
  return response;
}
