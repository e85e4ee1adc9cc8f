import type { TenantContext } from "./context";

/** How long a Management API token lasts, in seconds: Auth0's default of a day. */
export const MANAGEMENT_TOKEN_LIFETIME = 86_400;

/** Lists the identifiers that the Management API answers to: the https one is its own, the http one an alias of it. */
export function managementAudiences(ctx: TenantContext): string[] {
  return [`${ctx.origins.https}/api/v2/`, `${ctx.origins.http}/api/v2/`];
}

// jose is loaded with the first token, so that starting the tenant doesn't wait for it.
const jose = (): Promise<typeof import("jose")> => import("jose");

/** Signs an access token for a machine-to-machine client, with the claims that Auth0 includes. */
export async function signMachineToken(
  ctx: TenantContext,
  token: { clientId: string; audience: string; scope: string },
): Promise<string> {
  const { SignJWT } = await jose();
  const key = await ctx.signingKey;
  return new SignJWT({ azp: token.clientId, scope: token.scope, gty: "client-credentials" })
    .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: key.kid })
    .setIssuer(`${ctx.origins.https}/`)
    .setSubject(`${token.clientId}@clients`)
    .setAudience(token.audience)
    .setIssuedAt(ctx.clock.seconds())
    .setExpirationTime(ctx.clock.seconds() + MANAGEMENT_TOKEN_LIFETIME)
    .sign(key.privateKey);
}

/** Returns the scopes of a Management API token; undefined for any other token. */
export async function verifyManagementToken(
  ctx: TenantContext,
  token: string,
): Promise<{ clientId: string; scopes: ReadonlySet<string> } | undefined> {
  const { jwtVerify } = await jose();
  const key = await ctx.signingKey;
  try {
    const { payload } = await jwtVerify(token, key.publicKey, {
      audience: managementAudiences(ctx),
      algorithms: ["RS256"],
      currentDate: ctx.clock.date(),
    });
    const { azp, scope } = payload;
    if (typeof azp !== "string" || typeof scope !== "string") return undefined;
    return { clientId: azp, scopes: new Set(scope.split(" ")) };
  } catch {
    return undefined;
  }
}
