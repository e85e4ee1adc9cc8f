import {
  allNullable,
  closed,
  flag,
  integer,
  list,
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

const REFRESH_TOKEN = closed(
  {
    rotation_type: oneOfThese("rotating", "non-rotating"),
    expiration_type: oneOfThese("expiring", "non-expiring"),
    leeway: integer(0),
    token_lifetime: integer(1, 157_788_000),
    infinite_token_lifetime: flag,
    idle_token_lifetime: integer(1),
    infinite_idle_token_lifetime: flag,
    policies: { type: ["array", "null"] },
  },
  ["rotation_type", "expiration_type"],
);

const APP_TYPES = oneOfThese(
  ...["native", "spa", "regular_web", "non_interactive", "resource_server"],
  ...["express_configuration", "rms", "box", "cloudbees", "concur", "dropbox", "mscrm", "echosign"],
  ...["egnyte", "newrelic", "office365", "salesforce", "sentry", "sharepoint", "slack", "springcm"],
  ...["zendesk", "zoom", "sso_integration", "oag"],
);

/** Settings that both a new and a changed application may have. Objects that are only passed through are open. */
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
  encryption_key: open,
  sso: flag,
  cross_origin_authentication: flag,
  cross_origin_loc: text({ format: "absolute-uri" }),
  sso_disabled: flag,
  custom_login_page_on: flag,
  custom_login_page: text(),
  custom_login_page_preview: text(),
  form_template: text(),
  addons: open,
  client_metadata: { type: "object", maxProperties: 10 },
  mobile: open,
  initiate_login_uri: text({ format: "absolute-https-uri-with-placeholders-or-empty" }),
  native_social_login: open,
  fedcm_login: open,
  refresh_token: REFRESH_TOKEN,
  default_organization: open,
  organization_usage: oneOfThese("deny", "allow", "require"),
  organization_require_behavior: oneOfThese("no_prompt", "pre_login_prompt", "post_login_prompt"),
  organization_discovery_methods: list(text(), { minItems: 1 }),
  client_authentication_methods: open,
  require_pushed_authorization_requests: flag,
  require_proof_of_possession: flag,
  signed_request_object: open,
  token_vault_privileged_access: open,
  compliance_level: text(),
  skip_non_verifiable_callback_uri_confirmation_prompt: flag,
  token_exchange: open,
  par_request_expiry: integer(10, 600),
  token_quota: open,
  third_party_security_mode: oneOfThese("strict", "permissive"),
  redirection_policy: oneOfThese("allow_always", "open_redirect_protection"),
  express_configuration: open,
  my_organization_configuration: open,
  async_approval_notification_channels: list(text(), { minItems: 1 }),
  oidc_logout: open,
  oidc_backchannel_logout: open,
  session_transfer: open,
};

/** These settings, and null, by which a client takes one away. */
function nullables(...names: string[]): Record<string, JsonSchema> {
  return allNullable(Object.fromEntries(names.map((name) => [name, SETTINGS[name] ?? open])));
}

export const CREATE_CLIENT = closed(
  {
    ...SETTINGS,
    ...nullables("compliance_level", "default_organization", "encryption_key"),
    ...nullables("par_request_expiry", "refresh_token", "session_transfer"),
    custom_login_page: text({ minLength: 1 }),
    custom_login_page_preview: text({ minLength: 1 }),
    form_template: text({ minLength: 1 }),
    resource_server_identifier: text({ minLength: 1, maxLength: 600 }),
  },
  ["name"],
);

export const UPDATE_CLIENT = closed({
  ...SETTINGS,
  ...nullables("async_approval_notification_channels", "client_authentication_methods"),
  ...nullables("compliance_level", "cross_origin_loc", "default_organization", "encryption_key"),
  ...nullables("express_configuration", "fedcm_login", "my_organization_configuration"),
  ...nullables("native_social_login", "organization_discovery_methods", "organization_usage"),
  ...nullables("organization_require_behavior", "par_request_expiry", "refresh_token"),
  ...nullables("session_transfer", "token_endpoint_auth_method", "token_exchange", "token_quota"),
  ...nullables("skip_non_verifiable_callback_uri_confirmation_prompt"),
  client_secret: text({ minLength: 1 }),
});
