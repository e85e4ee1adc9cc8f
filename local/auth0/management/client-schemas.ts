import { ADDONS } from "./client-addons-schema";
import { KNOWN_CREDENTIALS, NEW_CREDENTIALS } from "./client-credentials-schema";
import { CHANGED_OBJECTS, OBJECTS } from "./client-object-schemas";
import {
  closed,
  flag,
  integer,
  list,
  nullable,
  oneOfThese,
  open,
  text,
  type JsonSchema,
} from "./json-schema";

const URLS = list(text({ format: "url-with-placeholders" }));
const NAMES = list(text({ minLength: 1 }));

const JWT_CONFIGURATION: JsonSchema = {
  type: "object",
  properties: {
    lifetime_in_seconds: integer(),
    secret_encoded: flag,
    scopes: open,
    alg: oneOfThese("HS256", "RS256", "RS512", "PS256"),
  },
};

const APP_TYPES = oneOfThese(
  ...["native", "spa", "regular_web", "non_interactive", "resource_server"],
  ...["express_configuration", "rms", "box", "cloudbees", "concur", "dropbox", "mscrm", "echosign"],
  ...["egnyte", "newrelic", "office365", "salesforce", "sentry", "sharepoint", "slack", "springcm"],
  ...["zendesk", "zoom", "sso_integration", "oag"],
);

const COMPLIANCE_LEVELS = oneOfThese(
  ...["none", "fapi1_adv_pkj_par", "fapi1_adv_mtls_par"],
  ...["fapi2_sp_pkj_mtls", "fapi2_sp_mtls_mtls"],
);

/** Settings that both a new and a changed application may have. */
const SETTINGS: Record<string, JsonSchema> = {
  name: text({ pattern: "^[^<>]+$" }),
  description: text({ maxLength: 140 }),
  logo_uri: text({ format: "absolute-uri-or-empty" }),
  callbacks: list(text({ format: "callback-url" })),
  allowed_origins: URLS,
  web_origins: URLS,
  allowed_logout_urls: URLS,
  client_aliases: NAMES,
  allowed_clients: NAMES,
  grant_types: NAMES,
  token_endpoint_auth_method: oneOfThese("none", "client_secret_post", "client_secret_basic"),
  is_token_endpoint_ip_header_trusted: flag,
  app_type: APP_TYPES,
  is_first_party: flag,
  oidc_conformant: flag,
  jwt_configuration: JWT_CONFIGURATION,
  sso: flag,
  cross_origin_authentication: flag,
  cross_origin_loc: text({ format: "absolute-uri" }),
  sso_disabled: flag,
  custom_login_page_on: flag,
  custom_login_page: text(),
  custom_login_page_preview: text(),
  form_template: text(),
  addons: ADDONS,
  client_metadata: { type: "object", maxProperties: 10 },
  initiate_login_uri: text({ format: "absolute-https-uri-with-placeholders-or-empty" }),
  organization_usage: oneOfThese("deny", "allow", "require"),
  organization_require_behavior: oneOfThese("no_prompt", "pre_login_prompt", "post_login_prompt"),
  organization_discovery_methods: list(oneOfThese("email", "organization_name"), { minItems: 1 }),
  require_pushed_authorization_requests: flag,
  require_proof_of_possession: flag,
  compliance_level: COMPLIANCE_LEVELS,
  skip_non_verifiable_callback_uri_confirmation_prompt: flag,
  par_request_expiry: integer(10, 600),
  third_party_security_mode: oneOfThese("strict", "permissive"),
  redirection_policy: oneOfThese("allow_always", "open_redirect_protection"),
  async_approval_notification_channels: list(oneOfThese("guardian-push", "email"), { minItems: 1 }),
};

/** A new application's settings, including those that may be null from the start. */
const NEW: Record<string, JsonSchema> = { ...SETTINGS, ...OBJECTS, ...NEW_CREDENTIALS };
const NULL_WHEN_NEW = [
  ...["compliance_level", "default_organization", "encryption_key", "par_request_expiry"],
  ...["refresh_token", "session_transfer"],
];

/**
 * A changed application's settings; null removes these. For three of them only recordings show it (`known-differences.ts`).
 */
const CHANGED: Record<string, JsonSchema> = {
  ...SETTINGS,
  ...CHANGED_OBJECTS,
  ...KNOWN_CREDENTIALS,
};
const NULL_WHEN_CHANGED = [
  ...NULL_WHEN_NEW,
  ...["addons", "anonymous_sessions", "signed_request_object", "token_vault_privileged_access"],
  ...["async_approval_notification_channels", "client_authentication_methods"],
  ...["cross_origin_loc", "express_configuration", "fedcm_login", "my_organization_configuration"],
  ...["native_social_login", "organization_discovery_methods", "organization_usage"],
  ...["organization_require_behavior", "token_endpoint_auth_method", "token_exchange"],
  ...["token_quota", "skip_non_verifiable_callback_uri_confirmation_prompt"],
];

/** Returns the settings, of which the named ones may be null. */
function withNull(
  settings: Record<string, JsonSchema>,
  names: readonly string[],
): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, schema]) => [
      name,
      names.includes(name) ? nullable(schema) : schema,
    ]),
  );
}

export const CREATE_CLIENT = closed(
  {
    ...withNull(NEW, NULL_WHEN_NEW),
    custom_login_page: text({ minLength: 1 }),
    custom_login_page_preview: text({ minLength: 1 }),
    form_template: text({ minLength: 1 }),
    resource_server_identifier: text({ minLength: 1, maxLength: 600 }),
  },
  ["name"],
);

export const UPDATE_CLIENT = closed(
  { ...withNull(CHANGED, NULL_WHEN_CHANGED), client_secret: text({ minLength: 1 }) },
  [],
  { minProperties: 1 },
);
