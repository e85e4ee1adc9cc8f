import type { Clock } from "../../clock";
import { newId } from "../ids";
import type { Action, ActionCode, ActionVersion } from "../store";
import { isBuilt } from "./action-draft";
import { MAX_VERSIONS } from "./action-schemas";
import { badRequest } from "./management-error";
import { nowInNanoseconds } from "./timestamps";

/** Removes old versions, but never the deployed one. */
function forgetOldVersions(action: Action): void {
  while (action.versions.length > MAX_VERSIONS) {
    const index = action.versions.findIndex(({ deployed }) => !deployed);
    action.versions.splice(index, 1);
  }
}

function addVersion(action: Action, source: ActionCode, clock: Clock): ActionVersion {
  const at = nowInNanoseconds(clock);
  const version: ActionVersion = {
    id: newId.version(),
    number: (action.versions.at(-1)?.number ?? 0) + 1,
    status: "built",
    supported_triggers: action.supported_triggers,
    created_at: at,
    updated_at: nowInNanoseconds(clock),
    built_at: at,
    deployed: true,
    code: source.code,
    runtime: source.runtime,
    dependencies: source.dependencies,
    secrets: source.secrets.map((secret) => ({ ...secret })),
  };
  for (const earlier of action.versions) earlier.deployed = false;
  action.versions.push(version);
  forgetOldVersions(action);
  return version;
}

/** Deploys the draft. An Action that isn't built yet can't be deployed. */
export function deployDraft(action: Action, clock: Clock): ActionVersion {
  if (!isBuilt(action, clock)) {
    throw badRequest(
      "The action must be in the 'built' state before it can be deployed",
      "draft_not_built",
    );
  }
  action.status = "built";
  return addVersion(action, action, clock);
}

/** Deploys a copy of an earlier version, and replaces the draft too if requested. */
export function deployVersion(
  action: Action,
  source: ActionVersion,
  updateDraft: boolean,
  clock: Clock,
): ActionVersion {
  const version = addVersion(action, source, clock);
  if (updateDraft) {
    const { code, runtime, dependencies, secrets } = source;
    const updated_at = nowInNanoseconds(clock);
    Object.assign(action, { code, runtime, dependencies, secrets, updated_at });
  }
  return version;
}

export function deployedVersion(action: Action): ActionVersion | undefined {
  return action.versions.find(({ deployed }) => deployed);
}
