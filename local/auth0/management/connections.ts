import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { newId } from "../ids";
import type { Connection, JsonObject, Store } from "../store";
import { databaseDefaults } from "./connection-defaults";
import { CREATE_CONNECTION, UPDATE_CONNECTION } from "./connection-schemas";
import { FIELDS_QUERY, pickFields, type FieldsQuery } from "./fields";
import { closed, list, text } from "./json-schema";
import { conflict, notFound } from "./management-error";
import { applyChange, isObject } from "./merging";
import { CHECKPOINT_QUERY, paginate, type PageQuery } from "./pagination";

type WithId = { Params: { id: string } };

interface ListQuery extends PageQuery, FieldsQuery {
  strategy?: string[];
  name?: string;
}

/** Shown whatever fields are asked for. Source: a recorded `GET …?fields=strategy,name`. */
const ALWAYS_SHOWN = ["id", "is_domain_connection", "authentication", "connected_accounts"];

export function findConnection(store: Store, id: string): Connection {
  const connection = store.connections.get(id);
  if (!connection) throw notFound("The connection does not exist", "inexistent_connection");
  return connection;
}

export function formatConnection(connection: Connection): JsonObject {
  const { enabledClients, settings, ...shown } = connection;
  return {
    ...shown,
    authentication: { active: true },
    connected_accounts: { active: false },
    ...settings,
    enabled_clients: enabledClients,
  };
}

function createConnection(body: JsonObject): Connection {
  const { name, strategy, options, enabled_clients, realms, is_domain_connection, ...settings } =
    body;
  const defaults = strategy === "auth0" ? databaseDefaults() : {};
  return {
    id: newId.connection(),
    name: String(name),
    strategy: String(strategy),
    options: applyChange(defaults, isObject(options) ? options : {}),
    is_domain_connection: is_domain_connection === true,
    realms: (realms as string[] | undefined) ?? [String(name)],
    enabledClients: (enabled_clients as string[] | undefined) ?? [],
    settings,
  };
}

/** `options` are replaced as a whole; everything else one by one. */
function changeConnection(connection: Connection, change: JsonObject): void {
  const { options, enabled_clients, realms, is_domain_connection, ...settings } = change;
  if (isObject(options)) connection.options = applyChange({}, options);
  if (enabled_clients) connection.enabledClients = enabled_clients as string[];
  if (realms) connection.realms = realms as string[];
  if (typeof is_domain_connection === "boolean") {
    connection.is_domain_connection = is_domain_connection;
  }
  connection.settings = applyChange(connection.settings, settings);
}

function deleteConnection(store: Store, connection: Connection): void {
  store.connections.delete(connection.id);
  for (const user of store.users.values()) {
    if (user.connection === connection.name) store.users.delete(user.user_id);
  }
}

function readRoutes(app: FastifyInstance, ctx: TenantContext): void {
  const query = closed({
    ...CHECKPOINT_QUERY,
    ...FIELDS_QUERY,
    strategy: list(text()),
    name: text(),
  });
  app.get<{ Querystring: ListQuery }>(
    "/connections",
    { config: { scopes: ["read:connections"] }, schema: { querystring: query } },
    (request) => {
      const { name, strategy } = request.query;
      const listed = [...ctx.store.connections.values()]
        .filter((connection) => !name || connection.name === name)
        .filter((connection) => !strategy || strategy.includes(connection.strategy))
        .map((connection) => pickFields(formatConnection(connection), request.query, ALWAYS_SHOWN));
      return paginate(listed, request.query, { key: "connections" });
    },
  );
  app.get<WithId & { Querystring: FieldsQuery }>(
    "/connections/:id",
    { config: { scopes: ["read:connections"] }, schema: { querystring: closed(FIELDS_QUERY) } },
    (request) => {
      const connection = findConnection(ctx.store, request.params.id);
      return pickFields(formatConnection(connection), request.query, ALWAYS_SHOWN);
    },
  );
}

function writeRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.post<{ Body: JsonObject }>(
    "/connections",
    {
      config: {
        scopes: ["create:connections"],
        differs: "options of one strategy alone aren't checked",
      },
      schema: { body: CREATE_CONNECTION },
    },
    (request, reply) => {
      const connection = createConnection(request.body);
      const names = [...ctx.store.connections.values()].map(({ name }) => name);
      if (names.includes(connection.name)) {
        throw conflict("A connection with the same name already exists", "invalid_request");
      }
      ctx.store.connections.set(connection.id, connection);
      return reply.code(201).send(formatConnection(connection));
    },
  );
  app.patch<WithId & { Body: JsonObject }>(
    "/connections/:id",
    {
      config: {
        scopes: ["update:connections"],
        differs: "options of one strategy alone aren't checked",
      },
      schema: { body: UPDATE_CONNECTION },
    },
    (request) => {
      const connection = findConnection(ctx.store, request.params.id);
      changeConnection(connection, request.body);
      return formatConnection(connection);
    },
  );
  app.delete<WithId>(
    "/connections/:id",
    { config: { scopes: ["delete:connections"] } },
    (request, reply) => {
      deleteConnection(ctx.store, findConnection(ctx.store, request.params.id));
      return reply.code(202).send({ deleted_at: ctx.clock.iso() });
    },
  );
}

/** Where users come from. */
export function connectionsRoutes(app: FastifyInstance, ctx: TenantContext): void {
  readRoutes(app, ctx);
  writeRoutes(app, ctx);
}
