import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import type { JsonObject } from "../store";
import {
  changeGrant,
  CREATE_GRANT,
  createGrant,
  findGrant,
  formatGrant,
  UPDATE_GRANT,
  type GrantBody,
} from "./client-grant";
import { closed, flag, oneOfThese, text } from "./json-schema";
import { CHECKPOINT_QUERY, paginate, type PageQuery } from "./pagination";
import type { WithId } from "./with-id";

function readRoutes(app: FastifyInstance, ctx: TenantContext): void {
  const query = closed({
    ...CHECKPOINT_QUERY,
    audience: text(),
    client_id: text(),
    allow_any_organization: flag,
    subject_type: oneOfThese("client", "user"),
    default_for: oneOfThese("third_party_clients"),
  });
  app.get<{ Querystring: PageQuery & { audience?: string; client_id?: string } }>(
    "/client-grants",
    { config: { scopes: ["read:client_grants"] }, schema: { querystring: query } },
    (request) => {
      const { audience, client_id } = request.query;
      const grants = [...ctx.store.clientGrants.values()]
        .filter((grant) => !audience || grant.audience === audience)
        .filter((grant) => !client_id || grant.client_id === client_id)
        .map(formatGrant);
      return paginate(grants, request.query, { key: "client_grants" });
    },
  );
  app.get<WithId>("/client-grants/:id", { config: { scopes: ["read:client_grants"] } }, (request) =>
    formatGrant(findGrant(ctx.store, request.params.id)),
  );
}

/** Serves the scopes that machine-to-machine clients may request for an API. */
export function clientGrantsRoutes(app: FastifyInstance, ctx: TenantContext): void {
  readRoutes(app, ctx);
  app.post<{ Body: GrantBody }>(
    "/client-grants",
    { config: { scopes: ["create:client_grants"] }, schema: { body: CREATE_GRANT } },
    (request, reply) => reply.code(201).send(formatGrant(createGrant(ctx.store, request.body))),
  );
  app.patch<WithId & { Body: JsonObject }>(
    "/client-grants/:id",
    { config: { scopes: ["update:client_grants"] }, schema: { body: UPDATE_GRANT } },
    (request) => {
      const grant = findGrant(ctx.store, request.params.id);
      changeGrant(ctx.store, grant, request.body);
      return formatGrant(grant);
    },
  );
  app.delete<WithId>(
    "/client-grants/:id",
    { config: { scopes: ["delete:client_grants"] } },
    (request, reply) => {
      ctx.store.clientGrants.delete(request.params.id);
      return reply.code(204).send();
    },
  );
}
