import { createHash, createPublicKey, X509Certificate, type KeyObject } from "node:crypto";
import { newId } from "../ids";
import { omit } from "../omit";
import type { ClientCredential, JsonObject, Store } from "../store";
import { badRequest, notFound } from "./management-error";
import { isObject } from "./merging";

/** The properties of a credential that a client sends. */
export interface CredentialBody {
  credential_type: ClientCredential["credential_type"];
  name?: string;
  pem?: string;
  alg?: string;
  kid?: string;
  subject_dn?: string;
  parse_expiry_from_cert?: boolean;
  expires_at?: string;
}

/** Returns the RFC 7638 thumbprint of a key, which Auth0 uses for the `kid` of a key that has none. */
function thumbprintOf(key: KeyObject): string {
  const { kty, n, e, crv, x, y } = key.export({ format: "jwk" });
  const members = kty === "RSA" ? { e, kty, n } : { crv, kty, x, y };
  return createHash("sha256").update(JSON.stringify(members)).digest("base64url");
}

function readCertificate(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw badRequest("The PEM is not a valid X.509 certificate");
  }
}

function readPublicKey(pem: string): KeyObject {
  try {
    return createPublicKey(pem);
  } catch {
    throw badRequest("The PEM is not a valid public key or X.509 certificate");
  }
}

const endOf = ({ validTo }: X509Certificate): string => new Date(validTo).toISOString();

type OfType = Omit<ClientCredential, "id" | "client_id" | "name" | "created_at" | "updated_at">;

function describePublicKey(body: CredentialBody): OfType {
  const key = readPublicKey(body.pem ?? "");
  const expires_at = body.parse_expiry_from_cert
    ? endOf(readCertificate(body.pem ?? ""))
    : body.expires_at;
  return {
    credential_type: "public_key",
    kid: body.kid ?? thumbprintOf(key),
    alg: body.alg ?? "RS256",
    publicKey: key.export({ type: "spki", format: "pem" }).toString(),
    ...(expires_at && { expires_at }),
  };
}

function describeCertificate({ pem = "" }: CredentialBody): OfType {
  const certificate = readCertificate(pem);
  const thumbprint = createHash("sha256").update(certificate.raw).digest("base64url");
  return {
    credential_type: "x509_cert",
    thumbprint_sha256: thumbprint,
    publicKey: certificate.publicKey.export({ type: "spki", format: "pem" }).toString(),
    expires_at: endOf(certificate),
  };
}

function describeSubject({ pem, subject_dn }: CredentialBody): OfType {
  if (!pem && !subject_dn) throw badRequest("One of `pem` and `subject_dn` is required");
  const subject =
    subject_dn ??
    readCertificate(pem ?? "")
      .subject.split("\n")
      .join(", ");
  return { credential_type: "cert_subject_dn", subject_dn: subject };
}

const DESCRIBE = {
  public_key: describePublicKey,
  x509_cert: describeCertificate,
  cert_subject_dn: describeSubject,
};

/** Makes a credential of an application, which the caller stores. Throws if its key or certificate can't be read. */
export function createCredential(
  clientId: string,
  body: CredentialBody,
  at: string,
): ClientCredential {
  return {
    id: newId.clientCredential(),
    client_id: clientId,
    ...(body.name !== undefined && { name: body.name }),
    ...DESCRIBE[body.credential_type](body),
    created_at: at,
    updated_at: at,
  };
}

/** Returns a credential as the API shows it, without its key. */
export function formatCredential(credential: ClientCredential): JsonObject {
  return omit(credential, "client_id", "publicKey");
}

/** Returns an application's credentials, newest first. */
export function credentialsOf(store: Store, clientId: string): ClientCredential[] {
  return [...store.clientCredentials.values()]
    .filter(({ client_id }) => client_id === clientId)
    .reverse();
}

/** Refuses a credential of another application. One that doesn't exist is accepted: it authenticates nobody. */
export function assertOwnCredential(store: Store, clientId: string, id: string): void {
  const credential = store.clientCredentials.get(id);
  if (credential && credential.client_id !== clientId)
    throw notFound("The credential does not exist", "inexistent_credential");
}

export function findCredential(store: Store, clientId: string, id: string): ClientCredential {
  const credential = store.clientCredentials.get(id);
  if (credential?.client_id === clientId) return credential;
  throw notFound("The credential does not exist", "inexistent_credential");
}

const HOLDERS = ["signed_request_object", "token_vault_privileged_access"];

/** Calls `visit` for each list of credentials in an application's settings, and returns the settings with the results. */
export function mapCredentials(
  settings: JsonObject,
  visit: (credentials: JsonObject[]) => JsonObject[],
): JsonObject {
  const visitHolder = (holder: unknown): unknown =>
    isObject(holder) && Array.isArray(holder.credentials)
      ? { ...holder, credentials: visit(holder.credentials as JsonObject[]) }
      : holder;
  const { client_authentication_methods: methods } = settings;
  const visitMethods = (own: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(own).map(([name, holder]) => [name, visitHolder(holder)]));
  return {
    ...settings,
    ...(isObject(methods) && { client_authentication_methods: visitMethods(methods) }),
    ...Object.fromEntries(
      HOLDERS.filter((name) => name in settings).map((name) => [name, visitHolder(settings[name])]),
    ),
  };
}
