import * as auth0 from "@pulumi/auth0";
import * as pulumi from "@pulumi/pulumi";
import { phoneExperienceOf, type PhoneExperience } from "./auth0/phone-experience";
import { reasonOf } from "./reason";
import { runError } from "./run-error";

/**
 * Reads the phone experience of a tenant, through the provider of `parent`.
 *
 * @param setting `auto`, or the experience that the tenant has to have
 * @throws pulumi.RunError when the tenant can't be read, or has another experience than a pinned one
 */
export async function resolvePhoneExperience(
  setting: string,
  parent?: pulumi.Resource,
): Promise<PhoneExperience> {
  const tenant = await readTenant(parent);
  const actual = phoneExperienceOf(tenant.phoneConsolidatedExperience);
  if (setting !== "auto" && setting !== actual) {
    throw runError(contradiction(setting, tenant.domain ?? ""));
  }
  return actual;
}

async function readTenant(parent?: pulumi.Resource): Promise<Partial<auth0.GetTenantResult>> {
  try {
    return await auth0.getTenant({ parent });
  } catch (error) {
    throw runError(
      `The tenant's settings can't be read${reasonOf(error)}: ` +
        "check `auth0:domain` and the M2M application's credentials, and that it has the scope `read:tenant_settings`.",
    );
  }
}

function contradiction(setting: string, domain: string): string {
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
