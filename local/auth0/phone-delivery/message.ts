import type { TenantContext } from "../context";
import type { Client, User } from "../store";

/** A message that the tenant sends to a phone. */
export interface PhoneMessage {
  user: User;
  client: Client | undefined;
  /** E.164, as the user enrolled it. */
  recipient: string;
  code: string;
  purpose: "enrollment" | "second-factor-authentication";
  messageType: "sms" | "voice";
  /** Language of the message, one of the tenant's, as a BCP 47 tag. */
  language: string;
  /** The browser's request. Its language is the browser's first one. */
  request: { ip: string; method: string; hostname: string; user_agent: string; language: string };
}

/** `retrying`: the Action asked for retries, which run by themselves; the code may still arrive. */
export type Delivery =
  { delivered: true } | { delivered: false; reason: string; retrying?: boolean };

/** Renders the message and passes it to the Action that the tenant's phone experience runs. Logs the result. */
export type DeliverPhoneMessage = (ctx: TenantContext, message: PhoneMessage) => Promise<Delivery>;

/** Returns the message's type, under its name in the custom phone provider and the phone templates. */
export const messageTypeOf = ({ purpose }: Pick<PhoneMessage, "purpose">) =>
  purpose === "enrollment" ? "otp_enroll" : "otp_verify";
