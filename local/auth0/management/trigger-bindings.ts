import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { newId } from "../ids";
import type { Action, Binding, Store } from "../store";
import { deployedVersion } from "./action-deployment";
import { formatBoundAction } from "./action-format";
import { closed, list, oneOfThese, open, text } from "./json-schema";
import { badRequest, notFound } from "./management-error";
import { actionsPage, PAGE_QUERY, type PageQuery } from "./pagination";
import { nowInNanoseconds } from "./timestamps";
import { findTrigger, TRIGGER_IDS } from "./triggers";

interface BindingBody {
  ref: { type?: "binding_id" | "action_id" | "action_name"; value?: string };
  display_name?: string;
}

type WithTrigger = { Params: { triggerId: string } };

const PARAMS = closed({ triggerId: oneOfThese(...TRIGGER_IDS) }, ["triggerId"]);

const BODY = closed({
  bindings: list(
    closed(
      {
        ref: {
          type: "object",
          properties: { type: oneOfThese("binding_id", "action_id", "action_name"), value: text() },
        },
        display_name: text(),
        secrets: list(open),
      },
      ["ref"],
    ),
  ),
});

function formatBinding(store: Store, binding: Binding): object {
  const { id, trigger_id, created_at, updated_at, display_name } = binding;
  const action = store.actions.get(binding.action_id);
  return {
    id,
    trigger_id,
    ...(action && { action: formatBoundAction(action) }),
    created_at,
    updated_at,
    display_name,
  };
}

function assertBindable(triggerId: string): void {
  if (findTrigger(triggerId)?.binding_policy !== "entity-bound") return;
  throw badRequest(
    "cannot list action bindings for an entity-bound trigger",
    "entity_bound_trigger",
  );
}

function resolveAction(store: Store, { ref }: BindingBody): Action {
  const actions = [...store.actions.values()];
  const bindings = [...store.bindings.values()].flat();
  const actionId =
    ref.type === "binding_id" ? bindings.find(({ id }) => id === ref.value)?.action_id : ref.value;
  const found =
    (ref.type ?? "action_name") === "action_name"
      ? actions.find(({ name }) => name === ref.value)
      : actions.find(({ id }) => id === actionId);
  if (!found) throw notFound("One or more of the actions to be bound do not exist.");
  return found;
}

function createBinding(
  { store, clock }: TenantContext,
  triggerId: string,
  body: BindingBody,
): Binding {
  const action = resolveAction(store, body);
  if (!action.supported_triggers.some(({ id }) => id === triggerId)) {
    throw badRequest(
      `incompatible action and trigger: ${action.name} does not support ${triggerId}`,
    );
  }
  if (!deployedVersion(action)) {
    throw badRequest(
      `action ${action.name} is not deployed and cannot be bound`,
      "action_not_deployed",
    );
  }
  const at = nowInNanoseconds(clock);
  return {
    id: newId.binding(),
    trigger_id: triggerId,
    action_id: action.id,
    display_name: body.display_name ?? action.name,
    created_at: at,
    updated_at: at,
  };
}

/** Serves a trigger's bindings: its Actions, in the order in which they run. PATCH replaces the list as a whole. */
export function triggerBindingsRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.get<WithTrigger & { Querystring: PageQuery }>(
    "/actions/triggers/:triggerId/bindings",
    {
      config: { scopes: ["read:actions"] },
      schema: { params: PARAMS, querystring: closed(PAGE_QUERY) },
    },
    (request) => {
      assertBindable(request.params.triggerId);
      const bindings = ctx.store.bindings.get(request.params.triggerId) ?? [];
      const formatted = bindings.map((binding) => formatBinding(ctx.store, binding));
      return actionsPage(formatted, request.query, "bindings");
    },
  );
  app.patch<WithTrigger & { Body: { bindings?: BindingBody[] } }>(
    "/actions/triggers/:triggerId/bindings",
    { config: { scopes: ["update:actions"] }, schema: { params: PARAMS, body: BODY } },
    (request) => {
      const { triggerId } = request.params;
      assertBindable(triggerId);
      const { store } = ctx;
      const bindings = (request.body.bindings ?? []).map((body) =>
        createBinding(ctx, triggerId, body),
      );
      store.bindings.set(triggerId, bindings);
      return { bindings: bindings.map((binding) => formatBinding(store, binding)) };
    },
  );
}
