import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { newId } from "../ids";
import type { Client, JsonObject } from "../store";
import { createClient, deleteClient, clientById, updateClient } from "./client";
import { formatClient, formatClientWithoutKeys } from "./client-format";
import { CREATE_CLIENT, UPDATE_CLIENT } from "./client-schemas";
import { FIELDS_QUERY, pickFields, type FieldsQuery } from "./fields";
import { closed, flag, text } from "./json-schema";
import { CHECKPOINT_QUERY, paginate, type PageQuery } from "./pagination";
import type { WithId } from "./with-id";

interface ListQuery extends PageQuery, FieldsQuery {
  is_global?: boolean;
  is_first_party?: boolean;
  app_type?: string;
}

const READ_SCOPES = ["read:clients", "read:client_keys"] as const;

/** Shown whichever fields are requested. Source: a recorded `GET …?fields=client_id&include_fields=true`. */
const ALWAYS_SHOWN = ["signing_keys"];

/** Represents the tenant itself, and has no login of its own. Auth0 lists it with the others too. */
const GLOBAL_CLIENT: Client = {
  client_id: "global",
  client_secret: "",
  name: "All Applications",
  is_first_party: true,
  global: true,
  callbacks: [],
  settings: { custom_login_page_on: true },
};

function isListed(client: Client, query: ListQuery): boolean {
  const { is_global = false, is_first_party, app_type } = query;
  if (client.global !== is_global) return false;
  if (is_first_party !== undefined && client.is_first_party !== is_first_party) return false;
  return !app_type || app_type.split(",").includes(String(client.settings.app_type));
}

function readRoutes(app: FastifyInstance, ctx: TenantContext): void {
  const query = closed({
    ...CHECKPOINT_QUERY,
    ...FIELDS_QUERY,
    is_global: flag,
    is_first_party: flag,
    app_type: text(),
    external_client_id: text(),
    q: text(),
  });
  const format = (client: Client, scopes: ReadonlySet<string>): JsonObject =>
    scopes.has("read:client_keys") ? formatClient(client) : formatClientWithoutKeys(client);

  app.get<{ Querystring: ListQuery }>(
    "/clients",
    { config: { scopes: READ_SCOPES }, schema: { querystring: query } },
    (request) => {
      const listed = [GLOBAL_CLIENT, ...ctx.store.clients.values()]
        .filter((client) => isListed(client, request.query))
        .map((client) => ({ ...format(client, request.grantedScopes), global: client.global }));
      const shown = listed.map((client) => pickFields(client, request.query));
      return paginate(shown, request.query, { key: "clients" });
    },
  );
  app.get<WithId & { Querystring: FieldsQuery }>(
    "/clients/:id",
    { config: { scopes: READ_SCOPES }, schema: { querystring: closed(FIELDS_QUERY) } },
    (request) => {
      const client = clientById(ctx.store, request.params.id);
      return pickFields(format(client, request.grantedScopes), request.query, ALWAYS_SHOWN);
    },
  );
}

function writeRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.post<{ Body: JsonObject }>(
    "/clients",
    { config: { scopes: ["create:clients"] }, schema: { body: CREATE_CLIENT } },
    (request, reply) => reply.code(201).send(formatClient(createClient(ctx, request.body))),
  );
  app.patch<WithId & { Body: JsonObject }>(
    "/clients/:id",
    {
      config: { scopes: ["update:clients", "update:client_keys"] },
      schema: { body: UPDATE_CLIENT },
    },
    (request) => formatClient(updateClient(ctx.store, request.params.id, request.body)),
  );
  app.delete<WithId>(
    "/clients/:id",
    { config: { scopes: ["delete:clients"] } },
    (request, reply) => {
      deleteClient(ctx.store, request.params.id);
      return reply.code(204).send();
    },
  );
}

function rotateRoute(app: FastifyInstance, ctx: TenantContext): void {
  app.post<WithId>(
    "/clients/:id/rotate-secret",
    { config: { scopes: ["update:client_keys"] } },
    (request) => {
      const client = clientById(ctx.store, request.params.id);
      client.client_secret = newId.clientSecret();
      return formatClient(client);
    },
  );
}

/** Serves applications. */
export function clientsRoutes(app: FastifyInstance, ctx: TenantContext): void {
  readRoutes(app, ctx);
  writeRoutes(app, ctx);
  rotateRoute(app, ctx);
}
