import type { ResourceServer as ResourceServerInfo } from "oidc-provider";
import type { Store } from "../../store";

/** Seconds; what an API without `token_lifetime` gives its access tokens. */
const DEFAULT_TOKEN_LIFETIME = 86_400;

/**
 * Returns the API that `audience` names. `undefined` when there is none, or when it is the Management API, which accepts
 * no user's token.
 */
export function findAudience(store: Store, audience: string): ResourceServerInfo | undefined {
  const api = [...store.resourceServers.values()].find(({ identifier }) => identifier === audience);
  if (!api || audience.endsWith("/api/v2/")) return undefined;
  const lifetime = api.settings.token_lifetime;
  return {
    scope: api.scopes.map(({ value }) => value).join(" "),
    audience,
    accessTokenFormat: "jwt",
    accessTokenTTL: typeof lifetime === "number" ? lifetime : DEFAULT_TOKEN_LIFETIME,
    jwt: { sign: { alg: "RS256" } },
  };
}
