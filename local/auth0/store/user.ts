import type { JsonObject } from "./json";

/** Someone who logs in. */
export interface User {
  user_id: string;
  connection: string;
  email: string;
  email_verified: boolean;
  name: string;
  nickname: string;
  picture: string;
  blocked: boolean;
  created_at: string;
  updated_at: string;
  /** Absent until it is set; `{}` after it was cleared. */
  user_metadata?: JsonObject;
  app_metadata: JsonObject;
  last_login?: string;
  last_ip?: string;
  logins_count: number;
  /** scrypt hash and salt. The password itself is stored nowhere. */
  passwordHash: string;
  /** Profile fields that only pass through (given_name, phone_number, ...). */
  settings: JsonObject;
}

/** A phone that a user enrolled as second factor. */
export interface PhoneEnrollment {
  id: string;
  user_id: string;
  name?: string;
  /** E.164. */
  phone_number: string;
  preferred_authentication_method: "sms" | "voice";
  confirmed: boolean;
  created_at: string;
  enrolled_at?: string;
  last_auth_at?: string;
}
