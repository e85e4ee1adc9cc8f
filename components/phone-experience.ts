import * as auth0 from "@pulumi/auth0";
import type { PhoneExperience, PhoneExperienceSetting } from "./config/choices";
import { runError } from "./run-error";

/** What the stack asks for, and the tenant it asks it of. */
export interface PhoneExperienceArgs {
  setting: PhoneExperienceSetting;
  /** The tenant's host name, for the messages. */
  domain: string;
}

/**
 * The phone experience of the tenant, as its flag `phone_consolidated_experience` tells.
 *
 * @throws pulumi.RunError when the tenant can't be read, or contradicts a pinned setting.
 */
export async function resolvePhoneExperience(args: PhoneExperienceArgs): Promise<PhoneExperience> {
  const actual = await readPhoneExperience(args.domain);
  if (args.setting !== "auto" && args.setting !== actual) {
    throw runError(contradiction(args.setting, args.domain));
  }
  return actual;
}

async function readPhoneExperience(domain: string): Promise<PhoneExperience> {
  try {
    // The official plugin takes a tenant that doesn't tell the flag for a unified one, as new tenants are.
    const tenant: Partial<auth0.GetTenantResult> = await auth0.getTenant();
    return tenant.phoneConsolidatedExperience === false ? "legacy" : "unified";
  } catch (error) {
    const reason = error instanceof Error && error.message !== "" ? ` (${error.message})` : "";
    throw runError(
      `The settings of the tenant ${domain} can't be read${reason}: ` +
        "check `auth0:domain` and the M2M application's credentials, and that it has the scope `read:tenant_settings`.",
    );
  }
}

function contradiction(setting: PhoneExperience, domain: string): string {
  if (setting === "legacy") {
    return (
      `phoneExperience: is pinned to \`legacy\`, but the tenant ${domain} is on the Unified Phone Experience, ` +
      "where Auth0 refuses the legacy way with 403; run: pulumi config set phoneExperience auto"
    );
  }
  return (
    `phoneExperience: is pinned to \`unified\`, but the tenant ${domain} is not on the Unified Phone Experience; ` +
    "turn it on in the dashboard under Settings > Advanced, or run: pulumi config set phoneExperience auto"
  );
}
