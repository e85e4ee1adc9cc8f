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

const TOKEN_ENCRYPTION = closed(
  {
    format: { enum: ["compact-nested-jwe"] },
    encryption_key: closed(
      {
        name: text({ minLength: 1, maxLength: 128 }),
        alg: oneOfThese("RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512"),
        kid: text({ minLength: 1, maxLength: 128 }),
        pem: text({ minLength: 1, maxLength: 4096 }),
      },
      ["alg", "pem"],
    ),
  },
  ["format", "encryption_key"],
);

const PROOF_OF_POSSESSION = closed(
  {
    mechanism: oneOfThese("mtls", "dpop"),
    required: flag,
    required_for: oneOfThese("public_clients", "all_clients"),
  },
  ["mechanism", "required"],
);

const SUBJECT_TYPE_AUTHORIZATION = closed({
  user: partly({ policy: oneOfThese("allow_all", "deny_all", "require_client_grant") }),
  client: partly({ policy: oneOfThese("deny_all", "require_client_grant") }),
});

const AUTHORIZATION_POLICY = closed({ policy_id: text({ minLength: 1, maxLength: 1024 }) }, [
  "policy_id",
]);

const CHANGEABLE: Record<string, JsonSchema> = {
  name: text({ maxLength: 200, pattern: "^[^<>]+$" }),
  scopes: list(
    closed(
      { value: text({ minLength: 1, maxLength: 280 }), description: text({ maxLength: 500 }) },
      ["value"],
    ),
  ),
  signing_alg: oneOfThese("HS256", "RS256", "RS512", "PS256"),
  signing_secret: text({ minLength: 16 }),
  allow_offline_access: flag,
  allow_online_access: flag,
  allow_online_access_with_ephemeral_sessions: flag,
  token_lifetime: integer(0, 2_592_000),
  token_dialect: oneOfThese(
    "access_token",
    "access_token_authz",
    "rfc9068_profile",
    "rfc9068_profile_authz",
  ),
  skip_consent_for_verifiable_first_party_clients: flag,
  enforce_policies: flag,
  token_encryption: nullable(TOKEN_ENCRYPTION),
  consent_policy: nullable(oneOfThese("transactional-authorization-with-mfa")),
  authorization_details: nullable(list({})),
  proof_of_possession: nullable(PROOF_OF_POSSESSION),
  subject_type_authorization: SUBJECT_TYPE_AUTHORIZATION,
  authorization_policy: nullable(AUTHORIZATION_POLICY),
};

export const CREATE_RESOURCE_SERVER = closed(
  { ...CHANGEABLE, identifier: text({ minLength: 1, maxLength: 600 }) },
  ["identifier"],
);
export const UPDATE_RESOURCE_SERVER = closed(CHANGEABLE);
