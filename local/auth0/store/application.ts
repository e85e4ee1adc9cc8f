import type { JsonObject } from "./json";

/** An application. Fields that only pass through are in `settings`, in Auth0's wire form. */
export interface Client {
  client_id: string;
  client_secret: string;
  name: string;
  is_first_party: boolean;
  global: boolean;
  callbacks?: string[];
  allowed_logout_urls?: string[];
  web_origins?: string[];
  grant_types?: string[];
  token_endpoint_auth_method?: string;
  client_metadata?: Record<string, string>;
  refresh_token?: JsonObject;
  skip_non_verifiable_callback_uri_confirmation_prompt?: boolean;
  settings: JsonObject;
}

/** A key or certificate with which an application authenticates. */
export interface ClientCredential {
  id: string;
  client_id: string;
  credential_type: "public_key" | "x509_cert" | "cert_subject_dn";
  name?: string;
  /** Only of a public key. */
  kid?: string;
  alg?: string;
  subject_dn?: string;
  thumbprint_sha256?: string;
  /** The public key, PEM of its SubjectPublicKeyInfo. Never shown. */
  publicKey?: string;
  created_at: string;
  updated_at: string;
  expires_at?: string;
}

export interface ClientGrant {
  id: string;
  client_id: string;
  audience: string;
  scope: string[];
  settings: JsonObject;
}

export interface ResourceServer {
  id: string;
  identifier: string;
  name: string;
  scopes: { value: string; description?: string }[];
  settings: JsonObject;
}
