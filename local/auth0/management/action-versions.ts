import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import type { Action, ActionVersion } from "../store";
import { deployVersion } from "./action-deployment";
import { formatDeployment, formatVersion } from "./action-format";
import { actionById } from "./actions";
import { closed, flag } from "./json-schema";
import { notFound } from "./management-error";
import { actionsPage, PAGE_QUERY, type PageQuery } from "./pagination";

interface WithIds {
  Params: { actionId: string; id: string };
}

function findVersion(action: Action, id: string): ActionVersion {
  const version = action.versions.find((candidate) => candidate.id === id);
  if (!version) throw notFound("That action version does not exist.");
  return version;
}

/** Serves earlier versions, newest first. Deploying one makes a new version of it. */
export function actionVersionsRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.get<WithIds & { Querystring: PageQuery }>(
    "/actions/actions/:actionId/versions",
    { config: { scopes: ["read:actions"] }, schema: { querystring: closed(PAGE_QUERY) } },
    (request) => {
      const action = actionById(ctx.store, request.params.actionId);
      const versions = action.versions.map((version) => formatVersion(action, version)).reverse();
      return actionsPage(versions, request.query, "versions");
    },
  );
  app.get<WithIds>(
    "/actions/actions/:actionId/versions/:id",
    { config: { scopes: ["read:actions"] } },
    (request) => {
      const action = actionById(ctx.store, request.params.actionId);
      return formatVersion(action, findVersion(action, request.params.id));
    },
  );
  app.post<WithIds & { Body: { update_draft?: boolean } | null }>(
    "/actions/actions/:actionId/versions/:id/deploy",
    {
      config: { scopes: ["create:actions"] },
      schema: { body: { ...closed({ update_draft: flag }), type: ["object", "null"] } },
    },
    (request) => {
      const action = actionById(ctx.store, request.params.actionId);
      const source = findVersion(action, request.params.id);
      const version = deployVersion(action, source, request.body?.update_draft ?? false, ctx.clock);
      return formatDeployment(action, version);
    },
  );
}
