import { CUSTOM_PHONE_PROVIDER, SEND_PHONE_MESSAGE } from "./triggers";

/** The way Auth0 sends SMS: through its Unified Phone Experience, or the way before it. */
export const PHONE_EXPERIENCES = ["legacy", "unified"] as const;
export type PhoneExperience = (typeof PHONE_EXPERIENCES)[number];

/**
 * Returns the experience that a tenant's flag `phone_consolidated_experience` stands for. A tenant without the flag is on
 * the unified one, as new tenants are.
 *
 * Source: https://github.com/auth0/terraform-provider-auth0/blob/main/internal/auth0/guardian/resource.go
 */
export function phoneExperienceOf(flag: unknown): PhoneExperience {
  return flag === false ? "legacy" : "unified";
}

/** The trigger of the Action that delivers on each experience. */
export const DELIVERY_TRIGGER = {
  legacy: SEND_PHONE_MESSAGE,
  unified: CUSTOM_PHONE_PROVIDER,
} as const;
