import { newId } from "../ids";
import type { Client, JsonObject } from "../store";
import { isObject } from "./merging";

const INTERACTIVE_GRANTS = ["authorization_code", "implicit", "refresh_token"];
const PUBLIC_TYPES = ["spa", "native"];

/** Returns the grants of an application that names none. */
function defaultGrantTypes({ app_type, token_endpoint_auth_method }: JsonObject): string[] {
  if (app_type === "resource_server") return [];
  const isPublic = PUBLIC_TYPES.includes(String(app_type)) || token_endpoint_auth_method === "none";
  return isPublic ? [...INTERACTIVE_GRANTS] : [...INTERACTIVE_GRANTS, "client_credentials"];
}

/** Seconds: a month, and a year for an application that says that it is confidential. */
function defaultRefreshToken({ token_endpoint_auth_method: method }: JsonObject): JsonObject {
  const isConfidential = typeof method === "string" && method !== "none";
  return {
    rotation_type: "non-rotating",
    expiration_type: "non-expiring",
    leeway: 0,
    token_lifetime: isConfidential ? 31_557_600 : 2_592_000,
    infinite_token_lifetime: true,
    infinite_idle_token_lifetime: true,
    idle_token_lifetime: isConfidential ? 2_592_000 : 1_296_000,
  };
}

/** A configuration that the application brings has no default but this one. */
function defaultJwtConfiguration({ app_type, jwt_configuration }: JsonObject): JsonObject {
  if (isObject(jwt_configuration)) return { secret_encoded: false };
  if (app_type === "resource_server") return { secret_encoded: false, alg: "RS256" };
  return { secret_encoded: false, lifetime_in_seconds: 36_000 };
}

/** Makes a new application before its body is laid over it. Source: recorded answers of `POST /api/v2/clients`. */
export function applicationDefaults(body: JsonObject): Client {
  return {
    client_id: newId.client(),
    client_secret: newId.clientSecret(),
    name: "",
    is_first_party: true,
    global: false,
    grant_types: defaultGrantTypes(body),
    refresh_token: defaultRefreshToken(body),
    settings: {
      is_token_endpoint_ip_header_trusted: false,
      oidc_conformant: body.app_type === "resource_server",
      jwt_configuration: defaultJwtConfiguration(body),
      sso_disabled: false,
      cross_origin_authentication: false,
      custom_login_page_on: true,
    },
  };
}

const SESSION_TRANSFER = {
  can_create_session_transfer_token: false,
  allowed_authentication_methods: [],
  enforce_device_binding: "ip",
};

const LOGOUT_INITIATORS = { mode: "custom", selected_initiators: ["rp-logout", "idp-logout"] };

/** Fills the objects that a new application brings incomplete. Source: recorded answers of `POST /api/v2/clients`. */
export function fillNewApplication(body: JsonObject): JsonObject {
  const { oidc_logout, session_transfer } = body;
  return {
    ...body,
    ...(isObject(oidc_logout) && {
      oidc_logout: { backchannel_logout_initiators: LOGOUT_INITIATORS, ...oidc_logout },
    }),
    ...(isObject(session_transfer) && {
      session_transfer: { ...SESSION_TRANSFER, ...session_transfer },
    }),
  };
}
