import * as pulumi from "@pulumi/pulumi";
import { ManagementApi } from "../management-api/management-api";
import { findManagementAccess } from "../management-api/management-credentials";
import type { PhoneExperience } from "../config/choices";
import { otherFactorsWarning } from "./other-factors";
import { otherPhoneActionsWarning } from "./other-phone-actions";

/** One try and 10 s for each answer: what can't be read for a warning is no reason to wait, and the run itself tells. */
const PATIENCE = { retries: 0, answerLimit: 10_000 };

/**
 * Warns, in a preview and before a run changes anything, of what the stack will turn off that it didn't turn on. Reads
 * the tenant with the credentials of the auth0 plugin, and is silent where it can't.
 */
export async function warnOfSideEffects(experience: PhoneExperience): Promise<void> {
  const configured = (key: string) => new pulumi.Config("auth0").get(key.replace("auth0:", ""));
  try {
    const api = new ManagementApi(findManagementAccess(configured, process.env), PATIENCE);
    const warnings = await Promise.all([
      otherFactorsWarning(api),
      experience === "legacy" ? otherPhoneActionsWarning(api) : undefined,
    ]);
    for (const warning of warnings) {
      if (warning !== undefined) await pulumi.log.warn(warning);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await pulumi.log.debug(`What else the stack turns off could not be read: ${reason}`);
  }
}
