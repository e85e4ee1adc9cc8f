import type { Client, Store } from "../store";
import { isNonVerifiable } from "./oauth/redirect-uris";

/**
 * Returns whether the person has to confirm a login that ends on this machine or in a native app. Client and tenant can
 * turn this off. https://auth0.com/docs/secure/security-guidance/measures-against-app-impersonation
 */
export function needsCallbackConfirmation(
  store: Store,
  client: Client | undefined,
  redirectUri: string,
): boolean {
  const skipped =
    client?.skip_non_verifiable_callback_uri_confirmation_prompt ??
    store.tenant.skip_non_verifiable_callback_uri_confirmation_prompt;
  return skipped !== true && isNonVerifiable(redirectUri);
}
