import { closed, flag, list, nullable, oneOfThese, text, type JsonSchema } from "./json-schema";

const NAME = text({ maxLength: 128 });
const KID = text({ minLength: 10, maxLength: 64, pattern: "^([0-9a-zA-Z-_]{10,64})$" });
const PEM = text({ minLength: 1, maxLength: 4096 });

const PUBLIC_KEY = closed(
  {
    credential_type: oneOfThese("public_key"),
    name: NAME,
    pem: text(),
    alg: oneOfThese("RS256", "RS384", "PS256"),
    parse_expiry_from_cert: flag,
    expires_at: text({ format: "date-time" }),
    kid: KID,
  },
  ["credential_type", "pem"],
);
const SUBJECT = closed(
  {
    credential_type: oneOfThese("cert_subject_dn"),
    name: NAME,
    subject_dn: text({ minLength: 1, maxLength: 256 }),
    pem: PEM,
  },
  ["credential_type"],
);
const CERTIFICATE = closed({ credential_type: oneOfThese("x509_cert"), name: NAME, pem: PEM }, [
  "credential_type",
  "pem",
]);

/** A credential that is created on its own. Source: Auth0's API reference. */
export const CREATE_CREDENTIAL = closed(
  {
    credential_type: oneOfThese("public_key", "x509_cert", "cert_subject_dn"),
    name: NAME,
    subject_dn: text({ minLength: 1, maxLength: 256 }),
    pem: PEM,
    alg: oneOfThese("RS256", "RS384", "PS256"),
    parse_expiry_from_cert: flag,
    expires_at: text({ format: "date-time" }),
    kid: KID,
  },
  ["credential_type"],
);

/** Only the expiry of a credential can be changed. */
export const UPDATE_CREDENTIAL = closed({ expires_at: nullable(text({ format: "date-time" })) });

/** A changed application refers to credentials that it has. */
const KNOWN = closed({ id: text() }, ["id"]);

const ADDRESS: JsonSchema = {
  type: "string",
  oneOf: ["ipv4", "ipv6", "cidr", "ipv6_cidr"].map((format) => text({ format })),
};

const credentials = (items: JsonSchema): JsonSchema => list(items, { minItems: 0 });
const holding = (items: JsonSchema): JsonSchema =>
  closed({ credentials: credentials(items) }, ["credentials"]);

function settingsOf(key: JsonSchema, subject: JsonSchema, certificate: JsonSchema) {
  return {
    client_authentication_methods: closed(
      {
        private_key_jwt: holding(key),
        tls_client_auth: holding(subject),
        self_signed_tls_client_auth: holding(certificate),
      },
      [],
      { minProperties: 1, maxProperties: 1 },
    ),
    signed_request_object: closed({ required: flag, credentials: credentials(key) }),
    token_vault_privileged_access: closed(
      {
        credentials: credentials(key),
        ip_allowlist: list(ADDRESS, { minItems: 0 }),
        grants: list(closed({ connection: text(), scopes: list(text()) })),
      },
      ["credentials"],
    ),
  };
}

/** Settings of a new application that contain credentials. Source: Auth0's OpenAPI document. */
export const NEW_CREDENTIALS = settingsOf(PUBLIC_KEY, SUBJECT, CERTIFICATE);

/** The same settings of a changed application. */
export const KNOWN_CREDENTIALS = settingsOf(KNOWN, KNOWN, KNOWN);
