/** Auth0's own texts of the legacy experience (Management API, "Get SMS enrollment and verification templates"). */
export const DEFAULT_GUARDIAN_TEMPLATES = {
  enrollment_message:
    "{{code}} is your verification code for {{tenant.friendly_name}}. Please enter this code to verify your enrollment.",
  verification_message: "{{code}} is your verification code for {{tenant.friendly_name}}",
} as const;

const SPOKEN_CODE =
  "Hello. Your verification code for {{ friendly_name | escape }} is {{ pause }} {{ code | escape }}. I repeat, your verification code is {{ pause }} {{ code | escape }}.";

/** Auth0's own texts of the unified experience, as the dashboard shows them under Branding > Phone Templates. */
export const DEFAULT_PHONE_TEMPLATES = {
  otp_enroll: {
    text: "{{ code | escape }} is your verification code for {{ friendly_name | escape }}. Please enter this code to verify your enrollment.",
    voice: SPOKEN_CODE,
  },
  otp_verify: {
    text: "{{ code | escape }} is your verification code for {{ friendly_name | escape }}.",
    voice: SPOKEN_CODE,
  },
} as const;

export type PhoneTemplateType = keyof typeof DEFAULT_PHONE_TEMPLATES;
