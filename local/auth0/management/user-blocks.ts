import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { blocksOf, unblock } from "../login/brute-force";
import { closed, flag, text } from "./json-schema";
import { userById } from "./users";
import type { WithId } from "./with-id";

type WithIdentifier = { Querystring: { identifier: string } };

const CONSIDER = { consider_brute_force_enablement: flag };

function formatBlocks(tenant: TenantContext, identifier: string): object {
  return {
    blocked_for: blocksOf(tenant, identifier).map(({ ip, connection }) => ({
      identifier,
      ...(ip !== undefined && { ip }),
      connection,
    })),
  };
}

/** Serves the blocks of brute-force protection, and their removal, by an email address or by a user. */
export function userBlocksRoutes(app: FastifyInstance, ctx: TenantContext): void {
  const emailOf = (id: string): string => userById(ctx.store, id).email;
  const byIdentifier = closed({ identifier: text({ minLength: 1 }) }, ["identifier"]);
  const reading = { scopes: ["read:users"] } as const;
  const changing = { scopes: ["update:users"] } as const;

  app.get<WithIdentifier>(
    "/user-blocks",
    {
      config: reading,
      schema: {
        querystring: closed({ identifier: text({ minLength: 1 }), ...CONSIDER }, ["identifier"]),
      },
    },
    (request) => formatBlocks(ctx, request.query.identifier),
  );
  app.delete<WithIdentifier>(
    "/user-blocks",
    { config: changing, schema: { querystring: byIdentifier } },
    (request, reply) => {
      unblock(ctx.store, request.query.identifier);
      return reply.code(204).send();
    },
  );
  app.get<WithId>(
    "/user-blocks/:id",
    { config: reading, schema: { querystring: closed(CONSIDER) } },
    (request) => formatBlocks(ctx, emailOf(request.params.id)),
  );
  app.delete<WithId>("/user-blocks/:id", { config: changing }, (request, reply) => {
    unblock(ctx.store, emailOf(request.params.id));
    return reply.code(204).send();
  });
}
