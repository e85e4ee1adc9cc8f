import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import type { JsonObject, Store } from "../store";
import { FIELDS_QUERY, pickFields, type FieldsQuery } from "./fields";
import { closed } from "./json-schema";
import { applyChange, isObject } from "./merging";
import { UPDATE_TENANT_SETTINGS } from "./tenant-settings-schema";

/** Sandboxes that a tenant may choose from, which only GET shows. */
const SANDBOX_VERSIONS = ["22", "18"];

/** Flags that only the answer to a change shows. Source: recorded `GET` and `PATCH /api/v2/tenants/settings`. */
const HIDDEN_FLAGS = new Set([
  "cannot_change_enforce_client_authentication_on_passwordless_start",
  "enforce_client_authentication_on_passwordless_start",
]);

/** Suffix of a lifetime that a change may give in minutes. Only hours are stored and shown, as fractions if necessary. */
const IN_MINUTES = "_in_minutes";

/** Converts lifetimes to hours. Source: Auth0's OpenAPI document, whose answers have the lifetimes in hours only. */
function lifetimesInHours(change: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(change).map(([name, value]) =>
      name.endsWith(IN_MINUTES) && typeof value === "number"
        ? [name.slice(0, -IN_MINUTES.length), value / 60]
        : [name, value],
    ),
  );
}

function formatSettings(settings: JsonObject): JsonObject {
  const flags = isObject(settings.flags) ? settings.flags : {};
  return {
    ...settings,
    flags: Object.fromEntries(Object.entries(flags).filter(([flag]) => !HIDDEN_FLAGS.has(flag))),
    sandbox_versions_available: SANDBOX_VERSIONS,
  };
}

/**
 * Returns the settings after a change. They are replaced one by one, and flags merge; null and an empty redirection URI
 * remove a setting.
 */
function changeSettings(settings: JsonObject, change: JsonObject): JsonObject {
  const { flags, default_redirection_uri, ...rest } = lifetimesInHours(change);
  return applyChange(settings, {
    ...rest,
    ...(isObject(flags) && { flags: { ...(settings.flags as JsonObject), ...flags } }),
    ...(default_redirection_uri !== undefined && {
      default_redirection_uri: default_redirection_uri || null,
    }),
  });
}

/** Serves the tenant's own settings, `phone_consolidated_experience` among them. */
export function tenantSettingsRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.get<{ Querystring: FieldsQuery }>(
    "/tenants/settings",
    {
      config: { scopes: ["read:tenant_settings"] },
      schema: { querystring: closed(FIELDS_QUERY) },
    },
    (request) => pickFields(formatSettings(ctx.store.tenant), request.query),
  );
  app.patch<{ Body: JsonObject }>(
    "/tenants/settings",
    {
      config: { scopes: ["update:tenant_settings"] },
      schema: { body: UPDATE_TENANT_SETTINGS },
    },
    (request) => {
      ctx.store.tenant = changeSettings(ctx.store.tenant, request.body) as Store["tenant"];
      return ctx.store.tenant;
    },
  );
}
