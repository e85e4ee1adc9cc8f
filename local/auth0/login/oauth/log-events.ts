import type { KoaContextWithOIDC, Provider } from "oidc-provider";
import type { TenantContext } from "../../context";
import type { JsonObject } from "../../store";
import { requestFacts } from "../request-facts";
import { describeOAuthError } from "./error-page";

/** Log codes of token requests by their grant, for success and failure, and the description. */
const EXCHANGES: Readonly<Record<string, readonly [string, string, string]>> = {
  authorization_code: ["seacft", "feacft", "Authorization Code for Access Token"],
  refresh_token: ["sertft", "fertft", "Refresh Token for Access Token"],
};

/** Returns the API that the request is for; without one, a token gives access to `/userinfo`. */
const audienceOf = ({ oidc }: KoaContextWithOIDC): string =>
  Object.keys(oidc.resourceServers ?? {})[0] ?? `${oidc.issuer.replace(/\/$/, "")}/userinfo`;

/** Logs what the authorization server decides in the tenant's log, under Auth0's codes. */
export function logOAuthEvents(provider: Provider, tenant: TenantContext): void {
  const log = (
    ctx: KoaContextWithOIDC,
    type: string,
    description: string,
    details?: JsonObject,
  ) => {
    const { ip, user_agent } = requestFacts(ctx.req);
    const user = tenant.store.users.get(ctx.oidc.account?.accountId ?? "");
    const { client } = ctx.oidc;
    tenant.log({
      type,
      description,
      details,
      ...(type !== "f" && { audience: audienceOf(ctx) }),
      ip,
      user_agent,
      ...(client && { client_id: client.clientId, client_name: client.clientName ?? "" }),
      ...(user && { user_id: user.user_id, user_name: user.email, connection: user.connection }),
    });
  };
  const isSilent = (ctx: KoaContextWithOIDC) => ctx.query.prompt === "none";

  provider.on("authorization.success", (ctx) => {
    if (isSilent(ctx)) log(ctx, "ssa", "Successful silent authentication");
  });
  provider.on("authorization.error", (ctx, error) => {
    const { message, details } = describeOAuthError(ctx, error);
    const description = details?.unauthorized_client ?? message;
    if (isSilent(ctx)) log(ctx, "fsa", description);
    else log(ctx, "f", description, { error: { message: description, oauthError: error.message } });
  });
  provider.on("grant.success", (ctx) => {
    const exchange = EXCHANGES[String(ctx.oidc.params?.grant_type)];
    if (exchange) log(ctx, exchange[0], exchange[2]);
  });
  provider.on("grant.error", (ctx, error) => {
    const exchange = EXCHANGES[String(ctx.oidc.params?.grant_type)];
    if (exchange) log(ctx, exchange[1], `${exchange[2]}: ${error.error_detail ?? error.message}`);
  });
}
