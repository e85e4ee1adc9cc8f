import type { JsonObject } from "./json";

/** The sender of phone messages on the unified experience. */
export interface PhoneProvider {
  id: string;
  name: "custom" | "twilio";
  disabled: boolean;
  configuration: JsonObject;
  credentials: JsonObject;
  created_at: string;
  updated_at: string;
}

export interface PhoneTemplate {
  id: string;
  type: string;
  disabled: boolean;
  customizable: boolean;
  content: JsonObject;
  created_at?: string;
  updated_at?: string;
}
