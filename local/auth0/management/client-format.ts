import { omit } from "../omit";
import type { Client, JsonObject } from "../store";
import { applyChange, isObject, mergeMetadata } from "./merging";

/** Applications show a certificate for SAML. This tenant has none, so it only shows its place. */
const NO_SIGNING_KEYS = [{ cert: "[REDACTED]" }];

/** Returns the older property that corresponds to the newer one. */
function backchannelLogout(oidcLogout: unknown): JsonObject {
  if (!isObject(oidcLogout)) return {};
  const { backchannel_logout_urls } = oidcLogout;
  return {
    oidc_backchannel_logout: backchannel_logout_urls ? { backchannel_logout_urls } : {},
  };
}

/** Returns an application as the API shows it. One that authenticates with credentials has no secret. */
export function formatClient(client: Client): JsonObject {
  const { client_secret, ...shown } = omit(client, "settings", "global");
  const { client_authentication_methods, oidc_logout } = client.settings;
  return applyChange(
    {
      ...client.settings,
      ...backchannelLogout(oidc_logout),
      ...shown,
      ...(!client_authentication_methods && { client_secret }),
      signing_keys: NO_SIGNING_KEYS,
    },
    {},
  );
}

/** Returns an application without its secrets, for a token that may read applications but not their keys. */
export function formatClientWithoutKeys(client: Client): JsonObject {
  return omit(formatClient(client), "client_secret", "signing_keys");
}

/** Completes a refresh token's settings: one that expires is not infinite unless the change says so. */
function fillRefreshToken(current: JsonObject | undefined, change: unknown): unknown {
  if (!isObject(change)) return change;
  const isExpiring = change.expiration_type === "expiring";
  return {
    ...current,
    ...(isExpiring && { infinite_token_lifetime: false, infinite_idle_token_lifetime: false }),
    ...change,
  };
}

/** Objects whose named parts are replaced by a change, as those of `jwt_configuration` are. */
const MERGED = ["addons", "mobile", "native_social_login"];

/** Returns the merged settings after a change. A part that is null is removed. */
function mergeParts(before: JsonObject, change: JsonObject): JsonObject {
  const merged = MERGED.filter((name) => isObject(change[name])).map((name) => {
    const current = isObject(before[name]) ? before[name] : {};
    return [name, applyChange(current, change[name] as JsonObject)];
  });
  return Object.fromEntries(merged) as JsonObject;
}

/**
 * Returns the application after a change: settings are replaced one by one or merged (`MERGED`, `client_metadata`); null
 * and an empty login URI remove one. Source: recorded `PATCH /api/v2/clients/{id}`; for `addons`, that Auth0's Terraform
 * provider sends null before each change of them.
 */
export function changeClient(client: Client, change: JsonObject): Client {
  const { settings, global, ...own } = client;
  const { client_metadata, jwt_configuration, refresh_token, initiate_login_uri, ...rest } = change;
  // An application has one kind of authentication or the other.
  if (isObject(rest.client_authentication_methods)) rest.token_endpoint_auth_method = null;
  else if (rest.token_endpoint_auth_method) rest.client_authentication_methods ??= null;
  if (isObject(rest.oidc_logout) && Object.keys(rest.oidc_logout).length === 0)
    rest.oidc_logout = null;
  const before: JsonObject = { ...settings, ...own };
  const merged = applyChange(before, {
    ...rest,
    ...mergeParts(before, rest),
    ...(initiate_login_uri !== undefined && { initiate_login_uri: initiate_login_uri || null }),
    ...(refresh_token !== undefined && {
      refresh_token: fillRefreshToken(own.refresh_token, refresh_token),
    }),
    ...(isObject(jwt_configuration) && {
      jwt_configuration: { ...(before.jwt_configuration as JsonObject), ...jwt_configuration },
    }),
    ...(isObject(client_metadata) && {
      client_metadata: mergeMetadata(own.client_metadata, client_metadata),
    }),
  });
  return splitClient(merged, global);
}

/** Splits the fields of the entity from the settings that only pass through. */
function splitClient(merged: JsonObject, global: boolean): Client {
  const typed = merged as unknown as Omit<Client, "settings" | "global">;
  const own: Client = {
    client_id: typed.client_id,
    client_secret: typed.client_secret,
    name: typed.name,
    is_first_party: typed.is_first_party,
    global,
    callbacks: typed.callbacks,
    allowed_logout_urls: typed.allowed_logout_urls,
    web_origins: typed.web_origins,
    grant_types: typed.grant_types,
    token_endpoint_auth_method: typed.token_endpoint_auth_method,
    client_metadata: typed.client_metadata,
    refresh_token: typed.refresh_token,
    skip_non_verifiable_callback_uri_confirmation_prompt:
      typed.skip_non_verifiable_callback_uri_confirmation_prompt,
    settings: {},
  };
  const settings = Object.entries(merged).filter(([key]) => !(key in own));
  return { ...own, settings: Object.fromEntries(settings) };
}
