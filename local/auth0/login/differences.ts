import type { StepPath } from "./step-url";

/** What a page shows differently from Auth0's; empty if no difference is known. SUPPORTED.md lists them. */
export const PAGE_DIFFERENCES: Readonly<Record<StepPath, string>> = {
  "/u/login":
    "one page for address and password; no password reset, no social or enterprise logins, no CAPTCHA",
  "/u/signup":
    "no verification email; a password needs what Auth0's policy `good` asks for, whatever the connection's policy is",
  "/u/mfa-begin-enroll-options":
    "factors that need a device are listed, and lead to a sentence instead of an enrollment",
  "/u/mfa-login-options": "",
  "/u/mfa-sms-enrollment": "text messages alone: no choice of a voice call",
  "/u/mfa-country-codes": "the countries and prefixes are those that libphonenumber knows",
  "/u/mfa-sms-challenge": "no voice call in place of a text message",
  "/u/mfa-otp-enrollment-qr": "",
  "/u/mfa-otp-enrollment-code": "",
  "/u/mfa-otp-challenge": "passwords follow real time, whatever the control plane's clock says",
  "/u/mfa-recovery-code-enrollment": "",
  "/u/mfa-recovery-code-challenge": "",
  "/u/mfa-recovery-code-challenge-new-code": "",
  "/u/callback-confirmation": "a page of its own, where Auth0 shows the question inside another",
};
