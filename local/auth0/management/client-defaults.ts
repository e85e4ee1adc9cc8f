import { newId } from "../ids";
import type { Client, JsonObject } from "../store";

const INTERACTIVE_GRANTS = ["authorization_code", "implicit", "refresh_token"];

/** Grants of an application that names none: an SPA, or any public client, gets no client credentials. */
function defaultGrantTypes(body: JsonObject): string[] {
  const isPublic = body.app_type === "spa" || body.token_endpoint_auth_method === "none";
  return isPublic ? [...INTERACTIVE_GRANTS] : [...INTERACTIVE_GRANTS, "client_credentials"];
}

/** Tokens that last for ever unless the application says otherwise: Auth0's defaults, in seconds. */
function defaultRefreshToken(): JsonObject {
  return {
    rotation_type: "non-rotating",
    expiration_type: "non-expiring",
    leeway: 0,
    token_lifetime: 2_592_000,
    infinite_token_lifetime: true,
    infinite_idle_token_lifetime: true,
    idle_token_lifetime: 1_296_000,
  };
}

/** A new application before its body is laid over it. Source: recorded answers of `POST /api/v2/clients`. */
export function applicationDefaults(body: JsonObject): Client {
  return {
    client_id: newId.client(),
    client_secret: newId.clientSecret(),
    name: "",
    is_first_party: true,
    global: false,
    grant_types: defaultGrantTypes(body),
    refresh_token: defaultRefreshToken(),
    settings: {
      is_token_endpoint_ip_header_trusted: false,
      oidc_conformant: false,
      jwt_configuration: { secret_encoded: false, lifetime_in_seconds: 36_000 },
      sso_disabled: false,
      cross_origin_authentication: false,
      custom_login_page_on: true,
    },
  };
}
