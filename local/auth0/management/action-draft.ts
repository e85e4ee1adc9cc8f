import type { Clock } from "../../clock";
import type { TenantContext } from "../context";
import { newId } from "../ids";
import type { ActionTrigger } from "../../../components/auth0/triggers";
import type { Action, StoredSecret, Store } from "../store";
import { MAX_ACTIONS, MAX_CODE_BYTES, MAX_SECRETS, type ActionBody } from "./action-schemas";
import { badRequest, forbidden } from "./management-error";
import { nowInNanoseconds } from "./timestamps";
import { DEFAULT_RUNTIME, findTrigger, RUNTIMES } from "./triggers";

/** How long a build takes: about as long as Auth0 needs for an Action without npm modules. */
const BUILD_MS = 700;

/**
 * Returns the status of the build. It ends after its time, or once a client has seen it building: a client that polls
 * doesn't have to wait here, and one that doesn't is refused as by Auth0.
 */
export function observeBuild(action: Action, clock: Clock): Action["status"] {
  if (isBuilt(action, clock)) action.status = "built";
  else if (hasFailed(action, clock)) action.status = "failed";
  else action.status = "building";
  return action.status;
}

/** Returns whether the draft is built, without counting as a client's read. */
export function isBuilt(action: Action, clock: Clock): boolean {
  return action.status === "built" || (action.buildOutcome === "succeeds" && isOver(action, clock));
}

function hasFailed(action: Action, clock: Clock): boolean {
  return action.buildOutcome === "fails" && isOver(action, clock);
}

function isOver(action: Action, clock: Clock): boolean {
  return action.status !== "pending" || clock.now() >= action.builtAt;
}

function startBuild({ store, clock }: TenantContext, action: Action): void {
  action.status = "pending";
  action.builtAt = clock.now() + BUILD_MS;
  action.buildOutcome = store.buildOutcome;
}

function resolveTriggers(asked: NonNullable<ActionBody["supported_triggers"]>): ActionTrigger[] {
  if (asked.length > 1) throw badRequest("Only one supported trigger is allowed");
  return asked.map(({ id, version }) => {
    const versions = findTrigger(id)?.versions ?? [];
    const resolved = version ?? versions.at(-1) ?? "";
    if (versions.includes(resolved)) return { id, version: resolved };
    throw badRequest(`Invalid trigger version: trigger ${id} has no version ${resolved}`);
  });
}

function assertLimits(body: ActionBody): void {
  if (Buffer.byteLength(body.code ?? "") > MAX_CODE_BYTES) {
    throw badRequest("The code of the action exceeds the maximum size of 100 kB");
  }
  if (body.runtime !== undefined && !RUNTIMES.includes(body.runtime)) {
    throw badRequest(`Invalid runtime: ${body.runtime}`);
  }
  const names = (body.secrets ?? []).map(({ name }) => name);
  if (new Set(names).size < names.length) throw badRequest("Secret names must be unique");
}

/**
 * Returns the secrets after a change. The list replaces the existing ones; a secret without a value keeps its value. Kept
 * ones stay in their order, and new ones follow. Source: a recorded `PATCH /api/v2/actions/actions/{id}`.
 */
function changeSecrets(
  current: StoredSecret[],
  asked: NonNullable<ActionBody["secrets"]>,
  at: string,
): StoredSecret[] {
  const change = ({ name, value }: { name: string; value?: string }): StoredSecret => {
    const before = current.find((secret) => secret.name === name);
    if (value === undefined && before) return before;
    if (value === undefined) throw badRequest(`Secret ${name} has no value`);
    return { name, value, updated_at: at };
  };
  const position = (name: string): number => {
    const index = current.findIndex((secret) => secret.name === name);
    return index === -1 ? MAX_SECRETS + current.length : index;
  };
  return asked.map(change).sort((a, b) => position(a.name) - position(b.name));
}

/** Refuses a second Action for an entity-bound trigger. Source: support.auth0.com, on the end of life of several. */
function assertCardinality(store: Store, triggers: ActionTrigger[], self?: Action): void {
  for (const { id } of triggers) {
    if (findTrigger(id)?.binding_policy !== "entity-bound" || id === "event-stream") continue;
    const isTaken = [...store.actions.values()].some(
      (action) => action !== self && action.supported_triggers.some((own) => own.id === id),
    );
    if (!isTaken) continue;
    const code = `actions_cardinality_${id.replaceAll("-", "_")}_not_allowed`;
    throw forbidden(`${id} can only have one supported Action`, code);
  }
}

/** Makes an Action whose draft is being built. If Auth0 would refuse it, throws and stores nothing. */
export function createAction(ctx: TenantContext, body: ActionBody): Action {
  const { store, clock } = ctx;
  assertLimits(body);
  const triggers = resolveTriggers(body.supported_triggers ?? []);
  assertCardinality(store, triggers);
  if (store.actions.size >= MAX_ACTIONS) {
    throw forbidden("You have reached the limit of 100 actions", "actions_limit_reached");
  }
  const at = nowInNanoseconds(clock);
  const action: Action = {
    id: newId.action(),
    name: body.name ?? "",
    supported_triggers: triggers,
    created_at: at,
    updated_at: nowInNanoseconds(clock),
    code: body.code ?? "module.exports = () => {}",
    dependencies: body.dependencies?.map((dependency) => ({ ...dependency })) ?? [],
    runtime: body.runtime ?? DEFAULT_RUNTIME,
    secrets: changeSecrets([], body.secrets ?? [], at),
    status: "pending",
    builtAt: 0,
    buildOutcome: store.buildOutcome,
    versions: [],
    settings: body.modules ? { modules: body.modules } : {},
  };
  startBuild(ctx, action);
  store.actions.set(action.id, action);
  return action;
}

/** Changes the draft and starts its build again. Properties that the body leaves out stay. */
export function updateAction(ctx: TenantContext, action: Action, body: ActionBody): void {
  const { store, clock } = ctx;
  assertLimits(body);
  const triggers = body.supported_triggers
    ? resolveTriggers(body.supported_triggers)
    : action.supported_triggers;
  assertCardinality(store, triggers, action);
  const at = nowInNanoseconds(clock);
  const secrets = body.secrets ? changeSecrets(action.secrets, body.secrets, at) : action.secrets;
  action.name = body.name ?? action.name;
  action.supported_triggers = triggers;
  action.code = body.code ?? action.code;
  action.dependencies = body.dependencies?.map((entry) => ({ ...entry })) ?? action.dependencies;
  action.runtime = body.runtime ?? action.runtime;
  action.secrets = secrets;
  if (body.modules) action.settings.modules = body.modules;
  action.updated_at = at;
  startBuild(ctx, action);
}
