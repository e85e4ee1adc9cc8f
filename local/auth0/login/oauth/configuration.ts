import { randomBytes } from "node:crypto";
import type { Configuration, JWK, KoaContextWithOIDC } from "oidc-provider";
import type { TenantContext } from "../../context";
import { findApplication } from "../application";
import { TRANSACTION_LIFETIME_MS } from "../transaction";
import type { OAuthMemory } from "./adapter";
import { findAudience } from "./audience";
import { authorizationParameters } from "./authorization-request";
import { findAccount, SCOPE_CLAIMS } from "./claims";
import { renderOAuthError } from "./error-page";
import { createInteractionPolicy } from "./interaction-policy";
import { originAllowed } from "./redirect-uris";
import { refreshTokenLifetime, rotates } from "./refresh-tokens";

/** Auth0's paths. */
const ROUTES = {
  authorization: "/authorize",
  token: "/oauth/token",
  userinfo: "/userinfo",
  revocation: "/oauth/revoke",
  jwks: "/.well-known/jwks.json",
  end_session: "/oidc/logout",
};

/** Seconds: ID tokens 10 hours, sessions 3 days of inactivity, as on a new Auth0 tenant. */
const ID_TOKEN_LIFETIME = 36_000;
const ACCESS_TOKEN_LIFETIME = 86_400;
const SESSION_LIFETIME = 259_200;
const GRANT_LIFETIME = 31_557_600;

export interface ConfigurationInputs {
  tenant: TenantContext;
  memory: OAuthMemory;
  /** Names of the login's own cookies. */
  cookies: { remembered: string };
  signingKey: JWK;
  /** Part of the cookies' names: browsers share cookies among all ports of a host. */
  port: string;
  interactionUrl: NonNullable<NonNullable<Configuration["interactions"]>["url"]>;
}

/** Grants what was requested without asking for consent, since the tenant's applications are first-party. */
async function loadGrant(ctx: KoaContextWithOIDC) {
  const { client, account, provider, session, params } = ctx.oidc;
  if (!client || !account) return undefined;
  const known = await provider.Grant.find(session?.grantIdFor(client.clientId) ?? "");
  const grant =
    known ?? new provider.Grant({ clientId: client.clientId, accountId: account.accountId });
  const scope = typeof params?.scope === "string" ? params.scope : "";
  grant.addOIDCScope(scope);
  for (const api of Object.keys(ctx.oidc.resourceServers ?? {})) grant.addResourceScope(api, scope);
  await grant.save();
  return grant;
}

function features({ tenant }: ConfigurationInputs): Configuration["features"] {
  return {
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    revocation: { enabled: true },
    rpInitiatedLogout: { enabled: true },
    webMessageResponseMode: { enabled: true, ack: "individual-draft-01" },
    resourceIndicators: {
      enabled: true,
      defaultResource: (ctx, _client, oneOf) =>
        oneOf ?? (ctx.oidc.params?.audience as string | undefined),
      useGrantedResource: () => true,
      getResourceServerInfo: (_ctx, audience) =>
        findAudience(tenant.store, audience) ?? { scope: "" },
    },
  };
}

/** Returns the key that signs cookies. It is in the tenant's memory and so in a snapshot, so that sessions continue. */
function cookieKey({ memory }: TenantContext): string {
  const keys = memory.map<string>("oauth/cookie-keys");
  const key = keys.get("current") ?? randomBytes(32).toString("base64url");
  keys.set("current", key);
  return key;
}

/** Names the cookies by the port: a browser sends those of one tenant on this machine to every other. */
function cookieSettings(
  tenant: TenantContext,
  port: string,
): NonNullable<Configuration["cookies"]> {
  return {
    names: {
      session: `auth0_${port}`,
      interaction: `auth0_${port}_step`,
      resume: `auth0_${port}_resume`,
    },
    keys: [cookieKey(tenant)],
    long: { httpOnly: true, sameSite: "lax" },
    short: { httpOnly: true, sameSite: "lax" },
  };
}

type ClientOf = (id: string | undefined) => ReturnType<typeof findApplication>;

/** Returns the lifetime of each kind of token, in seconds. */
function lifetimes(clientOf: ClientOf): NonNullable<Configuration["ttl"]> {
  return {
    AccessToken: (_ctx, token) => token.resourceServer?.accessTokenTTL ?? ACCESS_TOKEN_LIFETIME,
    AuthorizationCode: 60,
    IdToken: ID_TOKEN_LIFETIME,
    Interaction: TRANSACTION_LIFETIME_MS / 1000,
    Session: SESSION_LIFETIME,
    Grant: GRANT_LIFETIME,
    RefreshToken: (_ctx, token, client) =>
      refreshTokenLifetime(clientOf(client.clientId), token.totalLifetime()),
  };
}

/** Makes the configuration with which `oidc-provider` behaves as Auth0 does. */
export function createConfiguration(inputs: ConfigurationInputs): Configuration {
  const { tenant, memory, cookies, signingKey, port, interactionUrl } = inputs;
  const clientOf = (id: string | undefined) => findApplication(tenant, id ?? "");
  return {
    adapter: (model: string) => memory.adapterFor(model),
    jwks: { keys: [signingKey] },
    routes: ROUTES,
    features: features(inputs),
    claims: SCOPE_CLAIMS,
    responseTypes: ["code"],
    scopes: ["openid", "profile", "email", "phone", "address", "offline_access"],
    conformIdTokenClaims: false,
    allowOmittingSingleRegisteredRedirectUri: false,
    clientAuthMethods: ["none", "client_secret_basic", "client_secret_post"],
    extraParams: authorizationParameters(tenant),
    interactions: {
      policy: createInteractionPolicy(tenant, cookies.remembered),
      url: interactionUrl,
    },
    findAccount: (_ctx, id) => findAccount(tenant.store, id),
    loadExistingGrant: loadGrant,
    clientBasedCORS: (_ctx, origin, client) => originAllowed(clientOf(client.clientId), origin),
    issueRefreshToken: (_ctx, client, code) =>
      client.grantTypeAllowed("refresh_token") && code.scopes.has("offline_access"),
    rotateRefreshToken: (ctx) => rotates(clientOf(ctx.oidc.client?.clientId)),
    expiresWithSession: () => false,
    renderError: (ctx, _out, error) => {
      renderOAuthError(ctx, error);
    },
    cookies: cookieSettings(tenant, port),
    ttl: lifetimes(clientOf),
  };
}
