import type { ClientMetadata } from "oidc-provider";
import type { Client } from "../../store";

/** Grants that people log in with. Client credentials are only for APIs. */
const LOGIN_GRANTS = ["authorization_code", "refresh_token"] as const;

/**
 * Returns a client as the authorization server requires it. It has no callbacks and logout URLs: `redirect-uris.ts` checks
 * them against the tenant, because Auth0 allows forms (wildcards, custom schemes) that the library's registration refuses.
 */
export function clientMetadata(client: Client): ClientMetadata {
  const grants = LOGIN_GRANTS.filter((grant) => client.grant_types?.includes(grant));
  const usesCodes = grants.includes("authorization_code");
  return {
    client_id: client.client_id,
    ...(client.client_secret !== "" && { client_secret: client.client_secret }),
    client_name: client.name,
    grant_types: [...grants],
    response_types: usesCodes ? ["code"] : [],
    redirect_uris: usesCodes ? ["https://callbacks.invalid/"] : [],
    token_endpoint_auth_method: authMethod(client),
  };
}

function authMethod(client: Client): "none" | "client_secret_basic" | "client_secret_post" {
  const method = client.token_endpoint_auth_method;
  if (method === "none" || method === "client_secret_basic") return method;
  return "client_secret_post";
}
