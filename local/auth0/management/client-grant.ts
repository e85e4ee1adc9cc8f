import { newId } from "../ids";
import type { ClientGrant, JsonObject, Store } from "../store";
import { clientById } from "./client";
import { closed, flag, list, nullable, oneOfThese, text, type JsonSchema } from "./json-schema";
import { badRequest, conflict, notFound } from "./management-error";
import { applyChange } from "./merging";

/** The properties of a grant that a client sends. */
export interface GrantBody {
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

export const CREATE_GRANT = closed(
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

export const UPDATE_GRANT = closed(
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

/** Returns a grant as the API shows it. */
export function formatGrant({ settings, ...grant }: ClientGrant): object {
  return { ...grant, ...settings };
}

export function findGrant(store: Store, id: string): ClientGrant {
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

/** Grants scopes of an API to an application. If Auth0 would refuse it, throws and stores nothing. */
export function createGrant(
  store: Store,
  { client_id, audience, scope = [], ...settings }: GrantBody,
): ClientGrant {
  clientById(store, client_id);
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

export function changeGrant(store: Store, grant: ClientGrant, change: JsonObject): void {
  const { scope, ...settings } = change;
  if (Array.isArray(scope)) {
    assertKnownScopes(store, grant.audience, scope as string[]);
    grant.scope = scope as string[];
  }
  grant.settings = applyChange(grant.settings, settings);
}
