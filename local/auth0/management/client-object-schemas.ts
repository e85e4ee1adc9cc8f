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
import { TOKEN_QUOTA } from "./token-quota-schema";

const ANY_OF_IT = { minProperties: 1 };

function nativeLogin(change: (schema: JsonSchema) => JsonSchema): JsonSchema {
  const provider = change(closed({ enabled: flag }, [], ANY_OF_IT));
  return closed({ apple: provider, facebook: provider, google: provider }, [], ANY_OF_IT);
}

function federatedLogin(change: (schema: JsonSchema) => JsonSchema): JsonSchema {
  return closed({ google: change(closed({ is_enabled: flag }, [], ANY_OF_IT)) }, [], ANY_OF_IT);
}

const REFRESH_TOKEN_POLICY = closed(
  {
    audience: text({ minLength: 1, maxLength: 600 }),
    scope: list(text({ minLength: 1, maxLength: 280 })),
  },
  ["audience", "scope"],
);

const REFRESH_TOKEN = closed(
  {
    rotation_type: oneOfThese("rotating", "non-rotating"),
    expiration_type: oneOfThese("expiring", "non-expiring"),
    leeway: integer(0),
    token_lifetime: integer(1, 157_788_000),
    infinite_token_lifetime: flag,
    idle_token_lifetime: integer(1),
    infinite_idle_token_lifetime: flag,
    policies: nullable(list(REFRESH_TOKEN_POLICY, { minItems: 1 })),
  },
  ["rotation_type", "expiration_type"],
);

const LOGOUT_INITIATORS = oneOfThese(
  ...["rp-logout", "idp-logout", "password-changed", "session-expired", "session-revoked"],
  ...["account-deleted", "email-identifier-changed", "mfa-phone-unenrolled"],
  "account-deactivated",
);

const BACKCHANNEL_LOGOUT = partly({
  backchannel_logout_urls: list(text({ format: "absolute-https-uri-with-placeholders-or-empty" })),
  backchannel_logout_initiators: partly({
    mode: oneOfThese("custom", "all"),
    selected_initiators: list(LOGOUT_INITIATORS),
  }),
  backchannel_logout_session_metadata: nullable(partly({ include: flag })),
});

const SESSION_TRANSFER = closed({
  can_create_session_transfer_token: flag,
  enforce_cascade_revocation: flag,
  allowed_authentication_methods: nullable(list(oneOfThese("cookie", "query"))),
  enforce_device_binding: oneOfThese("ip", "asn", "none"),
  allow_refresh_token: flag,
  enforce_online_refresh_tokens: flag,
  delegation: nullable(
    closed({ allow_delegated_access: flag, enforce_device_binding: oneOfThese("ip", "asn") }),
  ),
});

const EXPRESS_CONFIGURATION = closed(
  {
    initiate_login_uri_template: text(),
    user_attribute_profile_id: text(),
    connection_profile_id: text(),
    enable_client: flag,
    enable_organization: flag,
    linked_clients: list(closed({ client_id: text() }, ["client_id"])),
    okta_oin_client_id: text(),
    admin_login_domain: text({ minLength: 1 }),
    oin_submission_id: text({ minLength: 1, maxLength: 200 }),
  },
  [
    ...["initiate_login_uri_template", "user_attribute_profile_id", "connection_profile_id"],
    ...["enable_client", "enable_organization", "okta_oin_client_id", "admin_login_domain"],
  ],
);

const MY_ORGANIZATION_CONFIGURATION = closed(
  {
    connection_profile_id: text(),
    user_attribute_profile_id: text(),
    allowed_strategies: list(
      oneOfThese("pingfederate", "adfs", "waad", "google-apps", "okta", "oidc", "samlp"),
    ),
    connection_deletion_behavior: oneOfThese("allow", "allow_if_empty"),
    invitation_landing_client_id: text(),
  },
  ["allowed_strategies", "connection_deletion_behavior"],
);

const MOBILE = partly({
  android: partly({
    app_package_name: text(),
    sha256_cert_fingerprints: list(text({ minLength: 1 }), { minItems: 1 }),
  }),
  ios: partly({ team_id: text(), app_bundle_identifier: text() }),
});

/** Settings of an application that are objects, except add-ons and credentials. Source: Auth0's OpenAPI document. */
export const OBJECTS: Record<string, JsonSchema> = {
  encryption_key: partly({ pub: text(), cert: text(), subject: text() }),
  mobile: MOBILE,
  native_social_login: nativeLogin((schema) => schema),
  fedcm_login: federatedLogin((schema) => schema),
  refresh_token: REFRESH_TOKEN,
  default_organization: closed(
    { organization_id: text(), flows: list(oneOfThese("client_credentials")) },
    ["organization_id", "flows"],
  ),
  token_exchange: closed({
    allow_any_profile_of_type: list(
      { ...oneOfThese("custom_authentication", "on_behalf_of_token_exchange"), minLength: 1 },
      { minItems: 0 },
    ),
  }),
  token_quota: TOKEN_QUOTA,
  express_configuration: EXPRESS_CONFIGURATION,
  my_organization_configuration: MY_ORGANIZATION_CONFIGURATION,
  oidc_logout: BACKCHANNEL_LOGOUT,
  oidc_backchannel_logout: BACKCHANNEL_LOGOUT,
  session_transfer: SESSION_TRANSFER,
  anonymous_sessions: closed({ active: flag }),
};

/** A change may also remove a provider's login. */
export const CHANGED_OBJECTS: Record<string, JsonSchema> = {
  ...OBJECTS,
  native_social_login: nativeLogin(nullable),
  fedcm_login: federatedLogin(nullable),
};
