import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { newId } from "../ids";
import type { ClientGrant, JsonObject, Store } from "../store";
import { findClient } from "./clients";
import { closed, flag, list, nullable, oneOfThese, text, type JsonSchema } from "./json-schema";
import { badRequest, conflict, notFound } from "./management-error";
import { applyChange } from "./merging";
import { CHECKPOINT_QUERY, paginate, type PageQuery } from "./pagination";

type WithId = { Params: { id: string } };

interface GrantBody {
  client_id: string;
  audience: string;
  scope?: string[];
  [setting: string]: unknown;
}

const SCOPES = list(text({ minLength: 1, maxLength: 280 }));
const SETTINGS: Record<string, JsonSchema> = {
  organization_usage: oneOfThese("deny", "allow", "require"),
  allow_any_organization: flag,
  authorization_details_types: list(text({ minLength: 1, maxLength: 255 })),
  allow_all_scopes: flag,
};

const CREATE = closed(
  {
    ...SETTINGS,
    scope: SCOPES,
    client_id: text(),
    audience: text({ minLength: 1 }),
    default_for: oneOfThese("third_party_clients"),
    subject_type: oneOfThese("client", "user"),
  },
  ["audience"],
);

const UPDATE = closed(
  {
    ...SETTINGS,
    scope: nullable(SCOPES),
    organization_usage: nullable(oneOfThese("deny", "allow", "require")),
    allow_any_organization: nullable(flag),
    allow_all_scopes: nullable(flag),
  },
  [],
  { minProperties: 1 },
);

function formatGrant({ settings, ...grant }: ClientGrant): object {
  return { ...grant, ...settings };
}

function findGrant(store: Store, id: string): ClientGrant {
  const grant = store.clientGrants.get(id);
  if (!grant) throw notFound("The client grant does not exist", "inexistent_client_grant");
  return grant;
}

function assertKnownScopes(store: Store, audience: string, scope: string[]): void {
  const server = [...store.resourceServers.values()].find(
    ({ identifier }) => identifier === audience,
  );
  if (!server) throw notFound("Resource server not found", "inexistent_resource_server");
  const unknown = scope.filter((asked) => !server.scopes.some(({ value }) => value === asked));
  if (unknown.length === 0) return;
  throw badRequest(
    `The following scopes are not defined in the resource server: ${unknown.join(", ")}`,
  );
}

function createGrant(
  store: Store,
  { client_id, audience, scope = [], ...settings }: GrantBody,
): ClientGrant {
  findClient(store, client_id);
  assertKnownScopes(store, audience, scope);
  const isKnown = [...store.clientGrants.values()].some(
    (grant) => grant.client_id === client_id && grant.audience === audience,
  );
  if (isKnown) throw conflict("A client grant for this client and audience already exists");
  const grant: ClientGrant = {
    id: newId.clientGrant(),
    client_id,
    audience,
    scope,
    settings: { subject_type: "client", ...settings },
  };
  store.clientGrants.set(grant.id, grant);
  return grant;
}

function changeGrant(store: Store, grant: ClientGrant, change: JsonObject): void {
  const { scope, ...settings } = change;
  if (Array.isArray(scope)) {
    assertKnownScopes(store, grant.audience, scope as string[]);
    grant.scope = scope as string[];
  }
  grant.settings = applyChange(grant.settings, settings);
}

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

/** What machine-to-machine clients may ask of an API. */
export function clientGrantsRoutes(app: FastifyInstance, ctx: TenantContext): void {
  readRoutes(app, ctx);
  app.post<{ Body: GrantBody }>(
    "/client-grants",
    { config: { scopes: ["create:client_grants"] }, schema: { body: CREATE } },
    (request, reply) => reply.code(201).send(formatGrant(createGrant(ctx.store, request.body))),
  );
  app.patch<WithId & { Body: JsonObject }>(
    "/client-grants/:id",
    { config: { scopes: ["update:client_grants"] }, schema: { body: UPDATE } },
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
