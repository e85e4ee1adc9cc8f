import { createPublicKey, timingSafeEqual } from "node:crypto";
import type { JWTPayload } from "jose";
import type { TenantContext } from "./context";
import type { Client, ClientCredential } from "./store";
import { TokenError } from "./token-error";

/** The parameters that a client sends to the token endpoint. */
export type TokenParameters = Record<string, string>;

const JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const LONGEST_JTI = 64;

const unauthorized = (): TokenError => new TokenError(401, "access_denied", "Unauthorized");
const invalidClient = (description: string): TokenError =>
  new TokenError(401, "invalid_client", description);

function hasSecret(client: Client, secret: string): boolean {
  const expected = Buffer.from(client.client_secret);
  const given = Buffer.from(secret);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Returns the keys with which the client may sign its assertions. */
function assertionKeys({ store, clock }: TenantContext, client: Client): ClientCredential[] {
  const methods = client.settings.client_authentication_methods as
    { private_key_jwt?: { credentials: { id: string }[] } } | undefined;
  return (methods?.private_key_jwt?.credentials ?? [])
    .flatMap(({ id }) => store.clientCredentials.get(id) ?? [])
    .filter(({ expires_at }) => !expires_at || Date.parse(expires_at) > clock.now());
}

/** Returns the claims of a valid assertion that one of the client's keys signed. */
async function verifyAssertion(
  ctx: TenantContext,
  client: Client,
  assertion: string,
): Promise<JWTPayload> {
  const { decodeProtectedHeader, jwtVerify } = await import("jose");
  const { kid } = decodeProtectedHeader(assertion);
  const keys = assertionKeys(ctx, client).filter((key) => kid === undefined || key.kid === kid);
  for (const { publicKey = "", alg = "RS256" } of keys) {
    try {
      const { payload } = await jwtVerify(assertion, createPublicKey(publicKey), {
        algorithms: [alg],
        issuer: client.client_id,
        subject: client.client_id,
        requiredClaims: ["exp", "jti", "aud"],
        currentDate: ctx.clock.date(),
      });
      return payload;
    } catch {
      // Another key may have signed it.
    }
  }
  throw invalidClient("The client assertion is not valid: its signature, issuer or expiration");
}

/**
 * Checks that an assertion names the issuer as its only audience and wasn't used before. Source: Auth0, "Authenticate with
 * Private Key JWT".
 */
function assertFresh(ctx: TenantContext, { aud, jti = "", exp = 0 }: JWTPayload): void {
  const issuers = [`${ctx.origins.https}/`, `${ctx.origins.http}/`];
  if (typeof aud !== "string" || !issuers.includes(aud))
    throw invalidClient("The audience of the client assertion must be the issuer, as one string");
  if (jti.length > LONGEST_JTI)
    throw invalidClient(`The jti of the client assertion is longer than ${LONGEST_JTI} characters`);
  const used = ctx.memory.map<number>("oauth/assertions");
  for (const [known, end] of used) if (end < ctx.clock.seconds()) used.delete(known);
  if (used.has(jti)) throw invalidClient("The client assertion was used before");
  used.set(jti, exp);
}

function readSubject(assertion: string): string {
  try {
    const [, payload = ""] = assertion.split(".");
    const { sub } = JSON.parse(Buffer.from(payload, "base64url").toString()) as { sub?: unknown };
    return typeof sub === "string" ? sub : "";
  } catch {
    return "";
  }
}

async function authenticateByAssertion(
  ctx: TenantContext,
  parameters: TokenParameters,
): Promise<Client> {
  const { client_assertion: assertion = "", client_assertion_type: type } = parameters;
  if (type !== JWT_BEARER) throw invalidClient("The type of the client assertion is not known");
  const client = ctx.store.clients.get(parameters.client_id ?? readSubject(assertion));
  if (!client) throw unauthorized();
  assertFresh(ctx, await verifyAssertion(ctx, client, assertion));
  return client;
}

/**
 * Returns the application that a token request comes from, by its secret or by an assertion that one of its keys signed.
 * Throws Auth0's error as a `TokenError`. An application that has keys has no secret.
 */
export async function authenticateClient(
  ctx: TenantContext,
  parameters: TokenParameters,
): Promise<Client> {
  if (parameters.client_assertion !== undefined) return authenticateByAssertion(ctx, parameters);
  const client = ctx.store.clients.get(parameters.client_id ?? "");
  const isKeyed = client?.settings.client_authentication_methods !== undefined;
  if (!client || isKeyed || !hasSecret(client, parameters.client_secret ?? ""))
    throw unauthorized();
  return client;
}
