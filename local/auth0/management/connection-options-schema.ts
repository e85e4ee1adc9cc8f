import { PASSWORDS } from "./connection-password-schema";
import {
  closed,
  flag,
  integer,
  list,
  nullable,
  oneOfThese,
  partly,
  text,
  type JsonSchema,
} from "./json-schema";

const ACTIVE = closed({ active: flag });
const ENABLED = closed({ enabled: flag });
const SIGNUP_STATUS = oneOfThese("required", "optional", "inactive");
const SIGNUP = closed({ status: SIGNUP_STATUS, verification: ACTIVE });
const LENGTH: JsonSchema = { type: "number", minimum: 1, maximum: 128 };

const ATTRIBUTES = closed(
  {
    email: closed({
      identifier: closed({ active: flag, default_method: oneOfThese("password", "email_otp") }),
      unique: flag,
      profile_required: flag,
      verification_method: oneOfThese("link", "otp"),
      signup: SIGNUP,
    }),
    phone_number: closed({
      identifier: closed({ active: flag, default_method: oneOfThese("password", "phone_otp") }),
      profile_required: flag,
      signup: SIGNUP,
    }),
    username: closed({
      identifier: ACTIVE,
      profile_required: flag,
      signup: closed({ status: SIGNUP_STATUS }),
      validation: closed({
        min_length: LENGTH,
        max_length: LENGTH,
        allowed_types: closed({ email: flag, phone_number: flag }),
      }),
    }),
  },
  [],
  { minProperties: 1 },
);

const SCRIPT = text({ minLength: 1 });
const SCRIPTS = partly(
  Object.fromEntries(
    [
      ...["login", "get_user", "delete", "change_password", "verify", "create"],
      ...["change_username", "change_email", "change_phone_number"],
    ].map((name) => [name, SCRIPT]),
  ),
);

/** Options of the users of a database connection. */
const DATABASE: Record<string, JsonSchema> = {
  validation: nullable(
    closed({
      username: nullable(closed({ min: integer(1), max: integer(undefined, 128) }, ["min", "max"])),
    }),
  ),
  precedence: list(oneOfThese("email", "phone_number", "username"), { minItems: 3 }),
  attributes: ATTRIBUTES,
  enable_script_context: flag,
  enabledDatabaseCustomization: flag,
  import_mode: flag,
  configuration: { type: ["object", "null"], additionalProperties: { type: ["string", "null"] } },
  customScripts: SCRIPTS,
  authentication_methods: nullable(
    closed({
      password: closed({
        enabled: flag,
        api_behavior: oneOfThese("required", "optional"),
        signup_behavior: oneOfThese("allow", "block"),
      }),
      passkey: ENABLED,
      email_otp: ENABLED,
      phone_otp: ENABLED,
    }),
  ),
  passkey_options: nullable(
    closed({
      challenge_ui: oneOfThese("both", "autofill", "button"),
      progressive_enrollment_enabled: flag,
      local_enrollment_enabled: flag,
    }),
  ),
  disable_self_service_change_password: flag,
};

const ALGORITHMS = ["ES256", "ES384", "PS256", "PS384", "RS256", "RS384", "RS512"];
const SENT_PARAMETERS = oneOfThese(
  ...["acr_values", "audience", "client_id", "display", "id_token_hint", "login_hint", "max_age"],
  ...["prompt", "resource", "response_mode", "response_type", "ui_locales"],
);
const GATEWAY = partly(
  {
    method: text(),
    subject: text(),
    audience: text(),
    secret: text(),
    secret_base64_encoded: flag,
  },
  ["method", "audience", "secret"],
);

/** Options of an enterprise or social connection for its provider. */
const PROVIDER: Record<string, JsonSchema> = {
  ...Object.fromEntries(
    [
      ...["api_enable_users", "api_enable_groups", "basic_profile", "ext_admin"],
      ...["ext_is_suspended", "ext_agreed_terms", "ext_groups", "ext_assigned_plans"],
      ...["ext_profile", "id_token_session_expiry_supported"],
    ].map((name) => [name, flag]),
  ),
  non_persistent_attrs: nullable(list(text())),
  set_user_root_attributes: oneOfThese("on_each_login", "on_first_login", "never_on_login"),
  gateway_authentication: nullable(GATEWAY),
  federated_connections_access_tokens: nullable(ACTIVE),
  upstream_params: {
    type: ["object", "null"],
    additionalProperties: {
      type: "object",
      oneOf: [closed({ alias: SENT_PARAMETERS }), closed({ value: text() })],
    },
  },
  assertion_decryption_settings: closed(
    {
      algorithm_profile: oneOfThese("v2026-1"),
      algorithm_exceptions: list(text({ minLength: 1, maxLength: 100 })),
    },
    ["algorithm_profile"],
  ),
  id_token_signed_response_algs: nullable(list(oneOfThese(...ALGORITHMS))),
  dpop_signing_alg: oneOfThese("ES256", "ES384", "ES512", "Ed25519"),
  token_endpoint_auth_method: nullable(oneOfThese("client_secret_post", "private_key_jwt")),
  token_endpoint_auth_signing_alg: nullable(oneOfThese(...ALGORITHMS)),
  token_endpoint_jwtca_aud_format: oneOfThese("issuer", "token_endpoint"),
};

/** Options that Auth0 checks, whatever the strategy; each strategy has more. Source: Auth0's OpenAPI document. */
export const CONNECTION_OPTIONS = partly({ ...DATABASE, ...PASSWORDS, ...PROVIDER });
