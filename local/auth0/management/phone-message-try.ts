import type { TenantContext } from "../context";
import { sendTestMessage } from "../phone-delivery/test-message";
import { closed, oneOfThese, partly, text } from "./json-schema";
import { ManagementError } from "./management-error";

const TRY_PROPERTIES = {
  to: text({ minLength: 1, maxLength: 16 }),
  delivery_method: { ...oneOfThese("text", "voice"), minLength: 1, maxLength: 10 },
};
/** The body that tries a provider. */
export const TRY_PROVIDER = closed(TRY_PROPERTIES, ["to"]);
/** The body that tries a template. Auth0 ignores other properties. */
export const TRY_TEMPLATE = partly(TRY_PROPERTIES, ["to"]);

export interface TryBody {
  to: string;
  delivery_method?: "text" | "voice";
}

/** Sends a sample message, and answers as Auth0 does whether it was sent. */
export async function tryMessage(
  ctx: TenantContext,
  body: TryBody,
  template?: "otp_enroll" | "otp_verify",
): Promise<{ message: string }> {
  const delivery = await sendTestMessage(ctx, {
    recipient: body.to,
    deliveryMethod: body.delivery_method ?? "text",
    ...(template && { template }),
  });
  if (delivery.delivered) return { message: "Phone message sent" };
  throw new ManagementError(400, `The message could not be sent: ${delivery.reason}`);
}
