import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import type { JsonObject } from "../store";
import {
  ALWAYS_SHOWN,
  changeConnection,
  createConnection,
  deleteConnection,
  findConnection,
  formatConnection,
} from "./connection";
import { CREATE_CONNECTION, UPDATE_CONNECTION } from "./connection-schemas";
import { FIELDS_QUERY, pickFields, type FieldsQuery } from "./fields";
import { closed, list, text } from "./json-schema";
import { conflict } from "./management-error";
import { CHECKPOINT_QUERY, paginate, type PageQuery } from "./pagination";
import { deleteUser } from "./users";
import type { WithId } from "./with-id";

interface ListQuery extends PageQuery, FieldsQuery {
  strategy?: string[];
  name?: string;
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
        .map((connection) =>
          pickFields(formatConnection(ctx.store, connection), request.query, ALWAYS_SHOWN),
        );
      return paginate(listed, request.query, { key: "connections" });
    },
  );
  app.get<WithId & { Querystring: FieldsQuery }>(
    "/connections/:id",
    { config: { scopes: ["read:connections"] }, schema: { querystring: closed(FIELDS_QUERY) } },
    (request) => {
      const connection = findConnection(ctx.store, request.params.id);
      return pickFields(formatConnection(ctx.store, connection), request.query, ALWAYS_SHOWN);
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
      return reply.code(201).send(formatConnection(ctx.store, connection, true));
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
      return formatConnection(ctx.store, connection);
    },
  );
}

function deleteRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.delete<WithId>(
    "/connections/:id",
    { config: { scopes: ["delete:connections"] } },
    (request, reply) => {
      deleteConnection(ctx.store, findConnection(ctx.store, request.params.id));
      return reply.code(202).send({ deleted_at: ctx.clock.iso() });
    },
  );
  app.delete<WithId & { Querystring: { email: string } }>(
    "/connections/:id/users",
    {
      config: { scopes: ["delete:users"] },
      schema: { querystring: closed({ email: text({ format: "email" }) }, ["email"]) },
    },
    (request, reply) => {
      const { name } = findConnection(ctx.store, request.params.id);
      const email = request.query.email.toLowerCase();
      for (const user of ctx.store.users.values())
        if (user.connection === name && user.email === email) deleteUser(ctx.store, user.user_id);
      return reply.code(204).send();
    },
  );
}

/** Serves connections, which are the sources of users. */
export function connectionsRoutes(app: FastifyInstance, ctx: TenantContext): void {
  readRoutes(app, ctx);
  writeRoutes(app, ctx);
  deleteRoutes(app, ctx);
}
