import type { PhoneExperience } from "../../components/auth0/phone-experience";
import { findAction } from "./find-action";
import { findClient } from "./find-client";
import { findConnectionClient } from "./find-connection-client";
import { findGuardian } from "./find-guardian";
import { findPhoneProvider } from "./find-phone-provider";
import { findPhoneTemplate } from "./find-phone-template";
import { findTriggerActions } from "./find-trigger-actions";
import { findUser } from "./find-user";
import type { Finder } from "./search";

/**
 * Returns the function that finds each of the program's resources on a tenant with this experience, by the resource's name.
 */
export function findersFor(experience: PhoneExperience): ReadonlyMap<string, Finder> {
  return new Map<string, Finder>([
    ["spa", findClient],
    ["spa-users", findConnectionClient],
    ["test-user", findUser],
    ["mfa-legacy", findAction("legacy")],
    ["mfa-legacy-binding", findTriggerActions],
    ["mfa-unified", findAction("unified")],
    ["mfa-unified-provider", findPhoneProvider],
    ["mfa-unified-otp-enroll", findPhoneTemplate("otp_enroll", "enrollment")],
    ["mfa-unified-otp-verify", findPhoneTemplate("otp_verify", "verification")],
    ["mfa", findGuardian(experience === "legacy" ? "mfa-legacy-binding" : "mfa-unified-provider")],
  ]);
}
