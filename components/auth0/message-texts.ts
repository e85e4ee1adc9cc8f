/** Auth0's own texts, as its Management API documents the defaults of `PUT /guardian/factors/sms/templates`. */
export const AUTH0_ENROLLMENT_MESSAGE =
  "{{code}} is your verification code for {{tenant.friendly_name}}. Please enter this code to verify your enrollment.";
export const AUTH0_VERIFICATION_MESSAGE =
  "{{code}} is your verification code for {{tenant.friendly_name}}";
