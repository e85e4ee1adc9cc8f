import { DEFAULT_DATABASE_CONNECTION } from "../../../components/auth0/database-connection";
import type { TenantContext } from "../context";
import type { Delivery, PhoneMessage } from "./message";
import { catchTemplateErrors } from "./template-errors";
import { deliverThroughProvider } from "./unified-delivery";

export interface TestMessageRequest {
  /** E.164: `to` of the request. */
  recipient: string;
  /** Default: `text`. */
  deliveryMethod?: "text" | "voice";
  /** The template to try. Default: `otp_verify`. */
  template?: "otp_enroll" | "otp_verify";
}

/** Six digits that everyone recognizes as an example. */
const SAMPLE_CODE = "123456";

/**
 * Answers `POST /branding/phone/providers/{id}/try` and `POST /branding/phone/templates/{id}/try`: sends a sample message
 * through the custom phone provider's deployed Action. Tries once, even if the Action asks for a retry.
 */
export function sendTestMessage(
  ctx: TenantContext,
  request: TestMessageRequest,
): Promise<Delivery> {
  const message = sampleMessage(request, ctx.clock.iso());
  return catchTemplateErrors(ctx, message, () => deliverThroughProvider(ctx, message, []));
}

function sampleMessage(
  { recipient, deliveryMethod = "text", template = "otp_verify" }: TestMessageRequest,
  now: string,
): PhoneMessage {
  return {
    user: {
      user_id: "auth0|test-message",
      connection: DEFAULT_DATABASE_CONNECTION,
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
    request: {
      ip: "127.0.0.1",
      method: "POST",
      hostname: "localhost",
      user_agent: "test message",
      language: "en",
    },
  };
}
