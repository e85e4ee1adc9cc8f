import type { Store } from "../store";
import { forbidden } from "./management-error";

export const READ_FACTORS = { config: { scopes: ["read:guardian_factors"] } } as const;
export const UPDATE_FACTORS = { scopes: ["update:guardian_factors"] } as const;

/**
 * Refuses on tenants of the Unified Phone Experience, where these endpoints no longer work.
 * Source: auth0/terraform-provider-auth0#1580, auth0/auth0-deploy-cli#1429.
 */
export function assertLegacy(store: Store): void {
  if (!store.tenant.phone_consolidated_experience) return;
  throw forbidden(
    "Insufficient privileges to use this deprecated feature. To handle Phone Provider/Templates refer to Tenant Phone Settings.",
    "legacy_mfa_phone_provider_not_allowed",
  );
}
