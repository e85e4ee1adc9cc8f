import { DEFAULT_PHONE_TEMPLATES } from "../message-templates/defaults";
import type { JsonObject } from "../store";

const NOTICES = {
  blocked_account: "Your {{ friendly_name | escape }} account has been blocked.",
  change_password: "Your {{ friendly_name | escape }} password has been changed.",
  password_breach: "Your {{ friendly_name | escape }} password was found in a data breach.",
} as const;

const TEXTS: Record<string, { text: string; voice: string } | undefined> = {
  ...DEFAULT_PHONE_TEMPLATES,
  ...Object.fromEntries(
    Object.entries(NOTICES).map(([type, text]) => [type, { text, voice: text }]),
  ),
};

/** The purposes of phone messages. */
export const PHONE_TEMPLATE_TYPES = [
  "otp_verify",
  "otp_enroll",
  "change_password",
  "blocked_account",
  "password_breach",
] as const;

/** Returns a template's content before anyone changed it. */
export function defaultContent(type: string): JsonObject {
  return { syntax: "liquid", body: { ...TEXTS[type] } };
}
