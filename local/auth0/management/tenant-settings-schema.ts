import { LOCALES } from "./locales";
import { SECURITY_HEADERS } from "./security-headers-schema";
import { TOKEN_QUOTA } from "./token-quota-schema";
import {
  closed,
  flag,
  integer,
  list,
  nullable,
  oneOfThese,
  text,
  type JsonSchema,
} from "./json-schema";

const URI_OR_EMPTY = text({ format: "absolute-uri-or-empty" });
const PAGE = nullable(closed({ enabled: flag, html: text() }));
const HOURS = integer(1);
const QUOTA = { ...TOKEN_QUOTA, additionalProperties: true };
const NULLABLE_FLAG = nullable(flag);

const FLAGS = closed(
  Object.fromEntries(
    [
      ...["change_pwd_flow_v1", "enable_apis_section", "disable_impersonation", "enable_pipeline2"],
      ...["enable_client_connections", "allow_legacy_delegation_grant_types", "enable_sso"],
      ...[
        "allow_legacy_ro_grant_types",
        "allow_legacy_tokeninfo_endpoint",
        "enable_legacy_profile",
      ],
      ...["enable_idtoken_api2", "enable_public_signup_user_exists_error"],
      ...["allow_changing_enable_sso", "disable_clickjack_protection_headers"],
      ...["no_disclose_enterprise_connections", "revoke_refresh_token_grant"],
      ...["enforce_client_authentication_on_passwordless_start", "genai_trial"],
      ...["enable_adfs_waad_email_verification", "dashboard_log_streams_next"],
      ...["dashboard_insights_view", "disable_fields_map_fix", "remove_alg_from_jwks"],
      ...["mfa_show_factor_list_on_enrollment", "improved_signup_bot_detection_in_classic"],
      ...["enable_dynamic_client_registration", "disable_management_api_sms_obfuscation"],
      ...["trust_azure_adfs_email_verified_connection_property", "custom_domains_provisioning"],
      "use_scope_descriptions_for_consent",
    ].map((name): [string, JsonSchema] => [name, flag]),
  ),
);

/**
 * Not in Auth0's OpenAPI document, but in the answer of GET and accepted back: auth0-deploy-cli sends everything that it
 * exported. Source: Auth0's Terraform provider, whose `auth0_tenant` set it with this request.
 */
const UNIVERSAL_LOGIN = closed({
  colors: closed({ page_background: { type: ["string", "object"] }, primary: text() }),
});

/** Body of `PATCH /api/v2/tenants/settings`. */
export const UPDATE_TENANT_SETTINGS = closed(
  {
    change_password: PAGE,
    guardian_mfa_page: PAGE,
    device_flow: nullable(
      closed({ charset: oneOfThese("base20", "digits"), mask: text({ maxLength: 20 }) }),
    ),
    default_audience: text(),
    default_directory: text(),
    error_page: nullable(closed({ html: text(), show_log_link: flag, url: URI_OR_EMPTY })),
    default_token_quota: nullable(
      closed({ clients: QUOTA, organizations: QUOTA }, [], { minProperties: 1 }),
    ),
    flags: FLAGS,
    friendly_name: text(),
    picture_url: URI_OR_EMPTY,
    support_email: text({ format: "email-or-empty" }),
    support_url: URI_OR_EMPTY,
    allowed_logout_urls: list(text({ format: "url-with-placeholders" })),
    session_lifetime: HOURS,
    session_lifetime_in_minutes: integer(1),
    idle_session_lifetime: HOURS,
    idle_session_lifetime_in_minutes: integer(1),
    ephemeral_session_lifetime: HOURS,
    ephemeral_session_lifetime_in_minutes: integer(1),
    idle_ephemeral_session_lifetime: HOURS,
    idle_ephemeral_session_lifetime_in_minutes: integer(1),
    sandbox_version: text({ maxLength: 8 }),
    legacy_sandbox_version: text({ maxLength: 8 }),
    default_redirection_uri: text({ format: "absolute-https-uri-with-placeholders-or-empty" }),
    enabled_locales: list(oneOfThese(...LOCALES), { minItems: 1 }),
    security_headers: nullable(SECURITY_HEADERS),
    session_cookie: nullable(
      closed({ mode: oneOfThese("persistent", "non-persistent") }, ["mode"]),
    ),
    sessions: nullable(closed({ oidc_logout_prompt_enabled: flag })),
    oidc_logout: closed({ rp_logout_end_session_endpoint_discovery: flag }),
    customize_mfa_in_postlogin_action: NULLABLE_FLAG,
    allow_organization_name_in_authentication_api: NULLABLE_FLAG,
    acr_values_supported: nullable(list(text(), { minItems: 0 })),
    mtls: nullable(closed({ enable_endpoint_aliases: flag })),
    pushed_authorization_requests_supported: NULLABLE_FLAG,
    authorization_response_iss_parameter_supported: NULLABLE_FLAG,
    skip_non_verifiable_callback_uri_confirmation_prompt: NULLABLE_FLAG,
    resource_parameter_profile: oneOfThese("audience", "compatibility"),
    client_id_metadata_document_supported: flag,
    enable_ai_guide: flag,
    phone_consolidated_experience: flag,
    include_session_metadata_in_tenant_logs: flag,
    dynamic_client_registration_security_mode: oneOfThese("strict", "permissive"),
    universal_login: UNIVERSAL_LOGIN,
    country_codes: nullable(
      closed({
        list: list(text({ minLength: 2, maxLength: 2, pattern: "^[A-Z]{2}$" })),
        mode: oneOfThese("allow", "deny"),
      }),
    ),
  },
  [],
  { minProperties: 1 },
);
