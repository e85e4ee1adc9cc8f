import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { clientById } from "./client";
import { findConnection, formatConnection } from "./connection";
import { FIELDS_QUERY, pickFields, type FieldsQuery } from "./fields";
import { closed, flag, integer, list, text } from "./json-schema";
import { badRequest } from "./management-error";
import { paginate, type PageQuery } from "./pagination";
import type { WithId } from "./with-id";

type Change = { client_id: string; status: boolean }[];

const MAX_CHANGES = 50;

/** Serves the list of applications whose users may log in through a connection. A new application is in none. */
export function connectionClientsRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.get<WithId & { Querystring: PageQuery }>(
    "/connections/:id/clients",
    {
      config: { scopes: ["read:connections"] },
      schema: { querystring: closed({ take: integer(1, 1000), from: text() }) },
    },
    (request) => {
      const { enabledClients } = findConnection(ctx.store, request.params.id);
      const clients = enabledClients.map((client_id) => ({ client_id }));
      return paginate(clients, { take: 50, ...request.query }, { key: "clients" });
    },
  );
  app.patch<WithId & { Body: Change }>(
    "/connections/:id/clients",
    {
      config: { scopes: ["update:connections"] },
      schema: {
        body: list(closed({ client_id: text(), status: flag }, ["client_id", "status"]), {
          minItems: 1,
          maxItems: MAX_CHANGES,
        }),
      },
    },
    (request, reply) => {
      const connection = findConnection(ctx.store, request.params.id);
      const unknown = request.body.find(({ client_id }) => !ctx.store.clients.has(client_id));
      if (unknown) throw badRequest(`The client ${unknown.client_id} does not exist`);
      const enabled = new Set(connection.enabledClients);
      for (const { client_id, status } of request.body) {
        if (status) enabled.add(client_id);
        else enabled.delete(client_id);
      }
      connection.enabledClients = [...enabled];
      return reply.code(204).send();
    },
  );
}

/** Serves the connections of one application. */
export function clientConnectionsRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.get<WithId & { Querystring: PageQuery & FieldsQuery & { strategy?: string[] } }>(
    "/clients/:id/connections",
    {
      config: { scopes: ["read:connections"] },
      schema: {
        querystring: closed({
          ...FIELDS_QUERY,
          take: integer(1, 100),
          from: text(),
          strategy: list(text()),
        }),
      },
    },
    (request) => {
      const { client_id } = clientById(ctx.store, request.params.id);
      const { strategy } = request.query;
      const connections = [...ctx.store.connections.values()]
        .filter(({ enabledClients }) => enabledClients.includes(client_id))
        .filter((connection) => !strategy || strategy.includes(connection.strategy))
        .map((connection) => pickFields(formatConnection(ctx.store, connection), request.query));
      return paginate(connections, { take: 50, ...request.query }, { key: "connections" });
    },
  );
}
