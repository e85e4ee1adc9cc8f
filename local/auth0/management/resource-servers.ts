import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { newId } from "../ids";
import { omit } from "../omit";
import type { JsonObject, ResourceServer, Store } from "../store";
import { closed, flag, list, text } from "./json-schema";
import { conflict, forbidden, notFound } from "./management-error";
import { applyChange } from "./merging";
import { PAGE_QUERY, paginate, type PageQuery } from "./pagination";
import { CREATE_RESOURCE_SERVER, UPDATE_RESOURCE_SERVER } from "./resource-server-schemas";
import type { WithId } from "./with-id";

/** Returns an API as the Management API shows it, without the signing secret of HS256. */
function formatResourceServer(
  store: Store,
  { settings, scopes, ...server }: ResourceServer,
): JsonObject {
  const own = [...store.clients.values()].find(
    (client) => client.settings.resource_server_identifier === server.identifier,
  );
  return {
    ...omit(settings, "signing_secret"),
    ...server,
    ...(scopes.length > 0 && { scopes }),
    ...(own && { client_id: own.client_id }),
  };
}

/** Finds an API by its id or by its identifier. */
function findResourceServer(store: Store, id: string): ResourceServer {
  const servers = [...store.resourceServers.values()];
  const server = servers.find((one) => one.id === id || one.identifier === id);
  if (!server) throw notFound("The resource server does not exist", "inexistent_resource_server");
  return server;
}

function createResourceServer(store: Store, body: JsonObject): ResourceServer {
  const { identifier, name, scopes, ...settings } = body;
  const server: ResourceServer = {
    id: newId.resourceServer(),
    identifier: identifier as string,
    name: (name as string | undefined) ?? (identifier as string),
    scopes: (scopes as ResourceServer["scopes"] | undefined) ?? [],
    settings: {
      allow_offline_access: false,
      skip_consent_for_verifiable_first_party_clients: false,
      subject_type_authorization: {
        client: { policy: "require_client_grant" },
        user: { policy: "allow_all" },
      },
      signing_alg: "RS256",
      token_lifetime: 86_400,
      token_lifetime_for_web: 7200,
      ...settings,
    },
  };
  const identifiers = [...store.resourceServers.values()].map((one) => one.identifier);
  if (identifiers.includes(server.identifier)) {
    throw conflict(
      "A resource server with the same identifier already exists",
      "resource_conflict",
    );
  }
  store.resourceServers.set(server.id, server);
  return server;
}

function assertChangeable(server: ResourceServer): void {
  if (!server.settings.is_system) return;
  throw forbidden(
    "System resource servers can not be changed or deleted",
    "operation_not_supported",
  );
}

function changeResourceServer(server: ResourceServer, change: JsonObject): void {
  const { name, scopes, ...settings } = change;
  if (typeof name === "string") server.name = name;
  if (scopes) server.scopes = scopes as ResourceServer["scopes"];
  server.settings = applyChange(server.settings, settings);
}

function readRoutes(app: FastifyInstance, ctx: TenantContext): void {
  const query = closed({
    ...PAGE_QUERY,
    identifiers: list(text({ minLength: 1 })),
    include_fields: flag,
  });
  app.get<{ Querystring: PageQuery & { identifiers?: string[] } }>(
    "/resource-servers",
    { config: { scopes: ["read:resource_servers"] }, schema: { querystring: query } },
    (request) => {
      const { identifiers } = request.query;
      const servers = [...ctx.store.resourceServers.values()]
        .filter(({ identifier }) => !identifiers || identifiers.includes(identifier))
        .map((server) => formatResourceServer(ctx.store, server));
      return paginate(servers, request.query, { key: "resource_servers" });
    },
  );
  app.get<WithId>(
    "/resource-servers/:id",
    {
      config: { scopes: ["read:resource_servers"] },
      schema: { querystring: closed({ include_fields: flag }) },
    },
    (request) => formatResourceServer(ctx.store, findResourceServer(ctx.store, request.params.id)),
  );
}

/** Serves APIs that access tokens are made for; the Management API is one. */
export function resourceServersRoutes(app: FastifyInstance, ctx: TenantContext): void {
  readRoutes(app, ctx);
  app.post<{ Body: JsonObject }>(
    "/resource-servers",
    { config: { scopes: ["create:resource_servers"] }, schema: { body: CREATE_RESOURCE_SERVER } },
    (request, reply) =>
      reply
        .code(201)
        .send(formatResourceServer(ctx.store, createResourceServer(ctx.store, request.body))),
  );
  app.patch<WithId & { Body: JsonObject }>(
    "/resource-servers/:id",
    { config: { scopes: ["update:resource_servers"] }, schema: { body: UPDATE_RESOURCE_SERVER } },
    (request) => {
      const server = findResourceServer(ctx.store, request.params.id);
      assertChangeable(server);
      changeResourceServer(server, request.body);
      return formatResourceServer(ctx.store, server);
    },
  );
  app.delete<WithId>(
    "/resource-servers/:id",
    { config: { scopes: ["delete:resource_servers"] } },
    (request, reply) => {
      const server = findResourceServer(ctx.store, request.params.id);
      assertChangeable(server);
      ctx.store.resourceServers.delete(server.id);
      return reply.code(204).send();
    },
  );
}
