import { newId } from "../ids";
import type { Client, JsonObject } from "../store";
import { isObject } from "./merging";

const INTERACTIVE_GRANTS = ["authorization_code", "implicit", "refresh_token"];

/** Third-party applications under the stricter of Auth0's two sets of rules. */
const isStrictThirdParty = ({ is_first_party, third_party_security_mode }: JsonObject): boolean =>
  is_first_party === false && third_party_security_mode === "strict";

/** Returns the grants of an application that names none. Of the types, only `resource_server` makes a difference. */
function defaultGrantTypes(body: JsonObject): string[] {
  if (body.app_type === "resource_server") return [];
  if (isStrictThirdParty(body)) return ["authorization_code"];
  const isPublic = body.token_endpoint_auth_method === "none";
  return isPublic ? [...INTERACTIVE_GRANTS] : [...INTERACTIVE_GRANTS, "client_credentials"];
}

/** Seconds: a month, or a year for an application that declares itself confidential. */
function defaultRefreshToken(body: JsonObject): JsonObject {
  const { token_endpoint_auth_method: method } = body;
  const isExpiring = isStrictThirdParty(body);
  const isConfidential = typeof method === "string" && method !== "none";
  return {
    rotation_type: "non-rotating",
    expiration_type: isExpiring ? "expiring" : "non-expiring",
    leeway: 0,
    token_lifetime: isConfidential ? 31_557_600 : 2_592_000,
    infinite_token_lifetime: true,
    infinite_idle_token_lifetime: !isExpiring,
    idle_token_lifetime: isConfidential ? 2_592_000 : 1_296_000,
  };
}

/** A configuration that the application sends gets only this default. */
function defaultJwtConfiguration(body: JsonObject): JsonObject {
  if (isObject(body.jwt_configuration)) return { secret_encoded: false };
  if (isStrictThirdParty(body))
    return { secret_encoded: false, alg: "RS256", lifetime_in_seconds: 3_600 };
  if (body.app_type === "resource_server") return { secret_encoded: false, alg: "RS256" };
  return { secret_encoded: false, lifetime_in_seconds: 36_000 };
}

/**
 * Makes a new application with defaults, before its body is applied. Source: recorded answers of `POST /api/v2/clients`.
 */
export function applicationDefaults(body: JsonObject): Client {
  return {
    client_id: isStrictThirdParty(body) ? newId.thirdPartyClient() : newId.client(),
    client_secret: newId.clientSecret(),
    name: "",
    is_first_party: true,
    global: false,
    grant_types: defaultGrantTypes(body),
    refresh_token: defaultRefreshToken(body),
    settings: {
      is_token_endpoint_ip_header_trusted: false,
      oidc_conformant: body.app_type === "resource_server" || body.is_first_party === false,
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

/** Completes the objects that a new application sends incomplete. Source: recorded answers of `POST /api/v2/clients`. */
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
