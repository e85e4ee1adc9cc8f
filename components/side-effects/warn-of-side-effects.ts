import * as pulumi from "@pulumi/pulumi";
import { TenantApi } from "../auth0/tenant-api";
import { findManagementAccess } from "../auth0/management-access";
import type { PhoneExperience } from "../config/choices";
import { LEGACY_ACTION_NAME } from "../legacy-delivery";
import { otherFactors } from "./other-factors";
import { otherPhoneActions } from "./other-phone-actions";

/** One try and 10 s for each answer: what can't be read for a warning is no reason to wait, and the run itself tells. */
const PATIENCE = { retries: 0, answerLimit: 10_000 };

/**
 * Warns, in a preview and before a run changes anything, of what the stack will turn off that it didn't turn on. Reads
 * the tenant with the credentials of the auth0 plugin, and is silent where it can't.
 */
export async function warnOfSideEffects(experience: PhoneExperience): Promise<void> {
  const configured = (key: string) => new pulumi.Config("auth0").get(key);
  try {
    const api = new TenantApi(findManagementAccess(configured, process.env), PATIENCE);
    const [factors, actions] = await Promise.all([
      otherFactors(api),
      experience === "legacy" ? otherPhoneActions(api, LEGACY_ACTION_NAME) : [],
    ]);
    if (factors.length > 0) await pulumi.log.warn(factorsWarning(factors));
    if (actions.length > 0) await pulumi.log.warn(actionsWarning(actions));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await pulumi.log.debug(`What else the stack turns off could not be read: ${reason}`);
  }
}

function factorsWarning(names: string[]): string {
  return (
    `Other factors are on at this tenant: ${quoted(names)}. The stack owns multi-factor authentication for the whole ` +
    "tenant: a later `pulumi up` turns them off when its plan shows so, and `pulumi destroy` turns them off in any case; " +
    "leave the tenant to this stack, or stop here."
  );
}

function actionsWarning(names: string[]): string {
  return (
    `Another Action is in the Send Phone Message flow: ${quoted(names)}. \`pulumi up\` takes it out, and codes go ` +
    `through \`${LEGACY_ACTION_NAME}\` alone from then on; the Action itself stays in the library.`
  );
}

function quoted(names: string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}
