import type { MessageTexts } from "./config/program-config";

/** Auth0's own texts, as its Management API documents the defaults of `PUT /guardian/factors/sms/templates`. */
export const AUTH0_ENROLLMENT_MESSAGE =
  "{{code}} is your verification code for {{tenant.friendly_name}}. Please enter this code to verify your enrollment.";
export const AUTH0_VERIFICATION_MESSAGE =
  "{{code}} is your verification code for {{tenant.friendly_name}}";

/** Both texts for the legacy experience, whose API takes them only together: Auth0's where none is set. */
export function legacyMessages(messages: MessageTexts): {
  enrollment: string;
  verification: string;
} {
  return {
    enrollment: messages.enrollment ?? AUTH0_ENROLLMENT_MESSAGE,
    verification: messages.verification ?? AUTH0_VERIFICATION_MESSAGE,
  };
}
