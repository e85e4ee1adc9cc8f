import type { TenantContext } from "../context";
import { catchTemplateErrors, type Delivery, type PhoneMessage } from "../phone-delivery";
import { deliverThroughProvider } from "./unified-delivery";

export interface TestMessageRequest {
  /** E.164: `to` of the request. */
  recipient: string;
  /** Default `text`. */
  deliveryMethod?: "text" | "voice";
  /** The template to try. Default `otp_verify`. */
  template?: "otp_enroll" | "otp_verify";
}

/** A code that is none: six digits that anybody sees to be an example. */
const SAMPLE_CODE = "123456";

/**
 * `POST /branding/phone/providers/{id}/try` and `POST /branding/phone/templates/{id}/try`: sends a sample message through
 * the custom phone provider's deployed Action. Tries once, whatever the Action asks for, and doesn't count against anybody.
 */
export function sendTestMessage(
  ctx: TenantContext,
  request: TestMessageRequest,
): Promise<Delivery> {
  const message = sampleMessage(request);
  return catchTemplateErrors(ctx, message, () => deliverThroughProvider(ctx, message, []));
}

function sampleMessage({
  recipient,
  deliveryMethod = "text",
  template = "otp_verify",
}: TestMessageRequest): PhoneMessage {
  const now = new Date().toISOString();
  return {
    user: {
      user_id: "auth0|test-message",
      connection: "Username-Password-Authentication",
      email: "test@example.com",
      email_verified: true,
      name: "test@example.com",
      nickname: "test",
      picture: "",
      blocked: false,
      created_at: now,
      updated_at: now,
      user_metadata: {},
      app_metadata: {},
      logins_count: 0,
      passwordHash: "",
      settings: {},
    },
    client: undefined,
    recipient,
    code: SAMPLE_CODE,
    purpose: template === "otp_enroll" ? "enrollment" : "second-factor-authentication",
    messageType: deliveryMethod === "voice" ? "voice" : "sms",
    language: "en",
    request: { ip: "127.0.0.1", method: "POST", hostname: "localhost", user_agent: "test message" },
  };
}
