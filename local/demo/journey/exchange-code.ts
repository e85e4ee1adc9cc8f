import { createPublicKey, verify, type JsonWebKey } from "node:crypto";
import type { AuthorizationRequest } from "./application";
import { StepError } from "./step-error";

const STEP = "Exchange the code for tokens";

export interface Tokens {
  access_token: string;
  id_token: string;
  refresh_token?: string;
  expires_in: number;
  scope: string;
}

/** The claims of the ID token. */
export interface IdTokenClaims {
  iss: string;
  sub: string;
  aud: string;
  nonce?: string;
  email: string;
  /** Contains `mfa` if a second factor was used. */
  amr?: string[];
  sid?: string;
}

const decode = (part: string | undefined): unknown =>
  JSON.parse(Buffer.from(part ?? "", "base64url").toString());

async function readIdToken(tenantUrl: string, idToken: string): Promise<IdTokenClaims> {
  const [header, payload, signature] = idToken.split(".");
  const response = await fetch(new URL("/.well-known/jwks.json", tenantUrl));
  const { keys } = (await response.json()) as { keys: (JsonWebKey & { kid?: string })[] };
  const { kid } = decode(header) as { kid: string };
  const key = keys.find((candidate) => candidate.kid === kid);
  const isSigned =
    key !== undefined &&
    verify(
      "RSA-SHA256",
      Buffer.from(`${header ?? ""}.${payload ?? ""}`),
      createPublicKey({ key, format: "jwk" }),
      Buffer.from(signature ?? "", "base64url"),
    );
  if (!isSigned) throw new StepError(STEP, "the ID token isn't signed with the tenant's key.");
  return decode(payload) as IdTokenClaims;
}

async function requestTokens(tenantUrl: string, fields: Record<string, string>): Promise<Tokens> {
  const response = await fetch(new URL("/oauth/token", tenantUrl), {
    method: "POST",
    body: new URLSearchParams(fields),
  });
  const answer = (await response.json()) as Tokens & { error?: string; error_description?: string };
  if (response.ok) return answer;
  throw new StepError(
    STEP,
    `the tenant answered ${response.status} ${answer.error ?? ""}: ${answer.error_description ?? ""}`,
  );
}

/**
 * Does what the application does at its callback, and returns the tokens. Checks state, nonce, issuer, audience and the ID
 * token's signature.
 */
export async function exchangeCode(
  tenantUrl: string,
  { application, state, nonce, verifier }: AuthorizationRequest,
  callback: URL,
): Promise<{ tokens: Tokens; claims: IdTokenClaims }> {
  if (callback.searchParams.get("state") !== state)
    throw new StepError(STEP, "the callback brought another state.");
  const tokens = await requestTokens(tenantUrl, {
    grant_type: "authorization_code",
    client_id: application.clientId,
    redirect_uri: application.callback,
    code: callback.searchParams.get("code") ?? "",
    code_verifier: verifier,
  });
  const claims = await readIdToken(tenantUrl, tokens.id_token);
  const issuer = new URL("/", tenantUrl).href;
  if (claims.nonce !== nonce || claims.iss !== issuer || claims.aud !== application.clientId) {
    throw new StepError(
      STEP,
      "the ID token is for another login: nonce, issuer or audience don't fit.",
    );
  }
  return { tokens, claims };
}

/** Exchanges a refresh token for new tokens, as the application does when its access token expires. */
export function refreshTokens(
  tenantUrl: string,
  clientId: string,
  refreshToken: string,
): Promise<Tokens> {
  return requestTokens(tenantUrl, {
    grant_type: "refresh_token",
    client_id: clientId,
    refresh_token: refreshToken,
  });
}
