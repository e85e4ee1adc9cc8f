import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { testAction } from "../phone-delivery/action-test";
import type { Action, JsonObject, Store } from "../store";
import { deployDraft, deployedVersion } from "./action-deployment";
import { createAction, observeBuild, updateAction } from "./action-draft";
import { formatAction, formatDeployment } from "./action-format";
import { CREATE_ACTION, UPDATE_ACTION, type ActionBody } from "./action-schemas";
import { closed, flag, oneOfThese, open, text } from "./json-schema";
import { conflict, notFound } from "./management-error";
import { actionsPage, PAGE_QUERY, type PageQuery } from "./pagination";
import { TRIGGER_IDS } from "./triggers";
import type { WithId } from "./with-id";

interface ListQuery extends PageQuery {
  triggerId?: string;
  actionName?: string;
  deployed?: boolean;
  installed?: boolean;
}

export function actionById(store: Store, id: string): Action {
  const action = store.actions.get(id);
  if (!action) throw notFound("That action does not exist.");
  return action;
}

function isListed(action: Action, query: ListQuery): boolean {
  if (query.installed) return false; // Installed from the Marketplace: there are none here.
  if (query.actionName !== undefined && action.name !== query.actionName) return false;
  if (query.deployed !== undefined && Boolean(deployedVersion(action)) !== query.deployed)
    return false;
  return !query.triggerId || action.supported_triggers.some(({ id }) => id === query.triggerId);
}

function deleteAction(store: Store, action: Action, force: boolean): void {
  for (const [trigger, bindings] of store.bindings) {
    const others = bindings.filter(({ action_id }) => action_id !== action.id);
    if (others.length === bindings.length) continue;
    if (!force) throw conflict("Unable to delete an action bound to a trigger", "action_bound");
    store.bindings.set(trigger, others);
  }
  store.actions.delete(action.id);
}

function readRoutes(app: FastifyInstance, ctx: TenantContext): void {
  const query = closed({
    ...PAGE_QUERY,
    triggerId: oneOfThese(...TRIGGER_IDS),
    actionName: text(),
    deployed: flag,
    installed: flag,
  });
  app.get<{ Querystring: ListQuery }>(
    "/actions/actions",
    { config: { scopes: ["read:actions"] }, schema: { querystring: query } },
    (request) => {
      const listed = [...ctx.store.actions.values()].filter((action) =>
        isListed(action, request.query),
      );
      for (const action of listed) observeBuild(action, ctx.clock);
      return actionsPage(listed.map(formatAction), request.query, "actions");
    },
  );
  app.get<WithId>("/actions/actions/:id", { config: { scopes: ["read:actions"] } }, (request) => {
    const action = actionById(ctx.store, request.params.id);
    observeBuild(action, ctx.clock);
    return formatAction(action);
  });
}

function writeRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.post<{ Body: ActionBody }>(
    "/actions/actions",
    { config: { scopes: ["create:actions"] }, schema: { body: CREATE_ACTION } },
    (request, reply) => {
      const action = createAction(ctx, request.body);
      if (request.body.deploy) {
        action.status = "built";
        deployDraft(action, ctx.clock);
      }
      return reply.code(201).send(formatAction(action));
    },
  );
  app.patch<WithId & { Body: ActionBody }>(
    "/actions/actions/:id",
    { config: { scopes: ["update:actions"] }, schema: { body: UPDATE_ACTION } },
    (request) => {
      const action = actionById(ctx.store, request.params.id);
      updateAction(ctx, action, request.body);
      return formatAction(action);
    },
  );
  app.delete<WithId & { Querystring: { force?: boolean } }>(
    "/actions/actions/:id",
    { config: { scopes: ["delete:actions"] }, schema: { querystring: closed({ force: flag }) } },
    (request, reply) => {
      const action = actionById(ctx.store, request.params.id);
      deleteAction(ctx.store, action, request.query.force ?? false);
      return reply.code(204).send();
    },
  );
}

function runRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.post<WithId>(
    "/actions/actions/:id/deploy",
    { config: { scopes: ["create:actions"] } },
    (request) => {
      const action = actionById(ctx.store, request.params.id);
      return formatDeployment(action, deployDraft(action, ctx.clock));
    },
  );
  app.post<WithId & { Body: { payload: JsonObject } }>(
    "/actions/actions/:id/test",
    {
      config: {
        scopes: ["create:actions"],
        differs:
          "the payload of the answer is this tenant's own: status, error, notification, logs",
      },
      schema: { body: closed({ payload: open }, ["payload"]) },
    },
    async (request) => ({
      payload: await testAction(
        ctx,
        actionById(ctx.store, request.params.id),
        request.body.payload,
      ),
    }),
  );
}

/** Serves Actions: a draft is built, and deployed as a version. */
export function actionsRoutes(app: FastifyInstance, ctx: TenantContext): void {
  readRoutes(app, ctx);
  writeRoutes(app, ctx);
  runRoutes(app, ctx);
}
