import { DEFAULT_ACTION_RUNTIME, isActionRuntime } from "../auth0/action-runtime";
import { PHONE_EXPERIENCES, type PhoneExperience } from "../auth0/phone-experience";
import { InvalidValue } from "./problem";

/** Auth0's names for when a second factor is asked for: always, by risk, or not at all. */
export const MFA_POLICIES = ["all-applications", "confidence-score", "never"] as const;
export type MfaPolicy = (typeof MFA_POLICIES)[number];

export type { PhoneExperience };

/** A pinned experience, or `auto`: what the tenant has. */
export type PhoneExperienceSetting = "auto" | PhoneExperience;

export function parseMfaPolicy(text: string): MfaPolicy {
  return choose(text, MFA_POLICIES, "all-applications");
}

export function parsePhoneExperience(text: string): PhoneExperienceSetting {
  return choose(text, ["auto", ...PHONE_EXPERIENCES] as const, "auto");
}

export function parseActionRuntime(text: string): string {
  if (isActionRuntime(text)) return text;
  const what = `is \`${text}\` and must be \`node22\` or a later one, as Auth0 names it`;
  throw new InvalidValue(what, DEFAULT_ACTION_RUNTIME);
}

export function parseSwitch(text: string): boolean {
  return choose(text, ["true", "false"] as const, "true") === "true";
}

function choose<T extends string>(text: string, choices: readonly T[], example: T): T {
  const choice = choices.find((name) => name === text);
  if (choice === undefined) {
    throw new InvalidValue(`is \`${text}\` and must be one of ${choices.join(", ")}`, example);
  }
  return choice;
}
