import type Koa from "koa";
import type { KoaContextWithOIDC } from "oidc-provider";

/** Auth0's messages for an invalid grant. Its SDKs look for these words and start a new login. */
const INVALID_GRANT: Readonly<Record<string, string>> = {
  authorization_code: "Invalid authorization code",
  refresh_token: "Unknown or invalid refresh token.",
};

interface OAuthError {
  error: string;
  error_description?: string;
}

const isOAuthError = (body: unknown): body is OAuthError =>
  typeof body === "object" && body !== null && "error" in body;

/** Gives errors of the token endpoint Auth0's status and message. */
export async function auth0TokenErrors(ctx: Koa.Context, next: Koa.Next): Promise<void> {
  await next();
  if (ctx.path !== "/oauth/token" || !isOAuthError(ctx.body) || ctx.body.error !== "invalid_grant")
    return;
  const { oidc } = ctx as unknown as KoaContextWithOIDC;
  ctx.status = 403;
  ctx.body = {
    error: "invalid_grant",
    error_description: INVALID_GRANT[String(oidc.params?.grant_type)] ?? ctx.body.error_description,
  };
}
