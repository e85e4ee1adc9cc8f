import type { JsonObject } from "./json";

/** The tenant's multi-factor settings. */
export interface Guardian {
  /** `[]` is "Never". */
  policies: ("all-applications" | "confidence-score")[];
  factors: Record<string, boolean>;
  messageTypes: ("sms" | "voice")[];
  selectedProvider: "auth0" | "twilio" | "phone-message-hook";
  templates: { enrollment_message: string; verification_message: string } | undefined;
  settings: JsonObject;
}
