import { omit } from "../omit";
import type { Action, StoredSecret, ActionVersion } from "../store";
import { deployedVersion } from "./action-deployment";

/** Formats secrets as names only: a value never leaves the tenant. */
function formatSecrets(secrets: StoredSecret[]): object[] {
  return secrets.map(({ name, updated_at }) => ({ name, updated_at }));
}

function formatVersionCode(version: ActionVersion): object {
  return {
    code: version.code,
    dependencies: version.dependencies,
    id: version.id,
    deployed: version.deployed,
    number: version.number,
    ...(version.built_at && { built_at: version.built_at }),
    secrets: formatSecrets(version.secrets),
    status: version.status,
    created_at: version.created_at,
    updated_at: version.updated_at,
    runtime: version.runtime,
    supported_triggers: version.supported_triggers,
  };
}

/** Formats an Action inside another answer: its identity, without its code. */
function formatActionReference(action: Action): object {
  const { id, name, supported_triggers, created_at, updated_at } = action;
  return { id, name, supported_triggers, created_at, updated_at, all_changes_deployed: false };
}

/** Formats the deployed version in both forms that an Action shows. Empty before the first deployment. */
function formatCurrent(action: Action): object {
  const version = deployedVersion(action);
  if (!version) return {};
  const { id, code, runtime, number, built_at, created_at, updated_at } = version;
  return {
    current_version: {
      id,
      code,
      runtime,
      status: "BUILT",
      number,
      build_time: built_at,
      created_at,
      updated_at,
    },
    deployed_version: formatVersionCode(version),
  };
}

function isDeployed(action: Action): boolean {
  const version = deployedVersion(action);
  return version?.code === action.code && version.created_at >= action.updated_at;
}

/** Formats the answer to `GET /actions/actions/{id}`. */
export function formatAction(action: Action): object {
  return {
    id: action.id,
    name: action.name,
    supported_triggers: action.supported_triggers,
    created_at: action.created_at,
    updated_at: action.updated_at,
    code: action.code,
    dependencies: action.dependencies,
    runtime: action.runtime,
    status: action.status,
    secrets: formatSecrets(action.secrets),
    ...action.settings,
    ...formatCurrent(action),
    all_changes_deployed: isDeployed(action),
  };
}

/** Returns an Action as its bindings show it: without its draft, and never with all changes deployed. */
export function formatBoundAction(action: Action): object {
  return { ...formatActionReference(action), ...formatCurrent(action) };
}

/** Returns the answer to a deployment: the version as it was just before it was deployed. */
export function formatDeployment(action: Action, version: ActionVersion): object {
  return {
    ...formatVersionCode({ ...omit(version, "built_at"), deployed: false }),
    action: formatActionReference(action),
  };
}

/** Formats the answer to `GET /actions/actions/{id}/versions/{id}`. */
export function formatVersion(action: Action, version: ActionVersion): object {
  return {
    ...formatVersionCode(version),
    action_id: action.id,
    action: formatActionReference(action),
  };
}
