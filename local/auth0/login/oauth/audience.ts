import type { ResourceServer as ResourceServerInfo } from "oidc-provider";
import type { Store } from "../../store";

/** Seconds: the lifetime of access tokens of an API without `token_lifetime`. */
const DEFAULT_TOKEN_LIFETIME = 86_400;

/**
 * Returns the API that `audience` names; `undefined` if there is none, or if it is the Management API, which accepts no
 * user's token.
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
