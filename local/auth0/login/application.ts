import type { TenantContext } from "../context";
import type { Client } from "../store";

/** Names the application behind `/_local/try`. */
export const TRY_CLIENT_ID = "try_your_login_box";
export const TRY_CALLBACK_PATH = "/_local/try/callback";

/**
 * Returns the application that the dashboard's "Try" logs in to. Auth0 has one of its own for that, enabled on every
 * connection and in no list. It isn't in the store, so that nothing that reads the tenant finds it.
 */
function tryApplication({ origins }: TenantContext): Client {
  return {
    client_id: TRY_CLIENT_ID,
    client_secret: "",
    name: "All Applications",
    is_first_party: true,
    global: true,
    callbacks: [`${origins.http}${TRY_CALLBACK_PATH}`],
    grant_types: ["authorization_code"],
    token_endpoint_auth_method: "none",
    skip_non_verifiable_callback_uri_confirmation_prompt: true,
    settings: {},
  };
}

/** Returns the application with this id: one of the tenant's, or the one behind the try page. */
export function findApplication(tenant: TenantContext, clientId: string): Client | undefined {
  return clientId === TRY_CLIENT_ID ? tryApplication(tenant) : tenant.store.clients.get(clientId);
}
