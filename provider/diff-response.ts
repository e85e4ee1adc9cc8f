import { DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { PropertyDifference } from "./resource-type";

/** Writes the changes as the engine shows them in a plan, each with its path. */
export function diffResponse(changes: readonly PropertyDifference[]): DiffResponse {
  const { Kind } = PropertyDiff;
  const kinds = {
    add: [Kind.ADD, Kind.ADD_REPLACE],
    delete: [Kind.DELETE, Kind.DELETE_REPLACE],
    update: [Kind.UPDATE, Kind.UPDATE_REPLACE],
  } as const;
  const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
  const response = new DiffResponse()
    .setChanges(changes.length > 0 ? DIFF_SOME : DIFF_NONE)
    .setDiffsList([...new Set(changes.map(({ path }) => path.replace(/[.[].*$/, "")))])
    .setReplacesList(changes.filter(({ replaces }) => replaces).map(({ path }) => path))
    .setHasdetaileddiff(true);
  for (const { path, kind, replaces = false, isInput = false } of changes) {
    const detail = new PropertyDiff().setKind(kinds[kind][replaces ? 1 : 0]).setInputdiff(isInput);
    response.getDetaileddiffMap().set(path, detail);
  }
  return response;
}
