import type { TenantContext } from "../context";
import { TemplateError } from "../message-templates/rendering";
import { logFailure } from "./delivery-log";
import type { Delivery, PhoneMessage } from "./message";

/** Calls `deliver`. If a template can't be rendered, the message isn't sent, which is logged. */
export async function catchTemplateErrors(
  ctx: TenantContext,
  message: PhoneMessage,
  deliver: () => Promise<Delivery>,
): Promise<Delivery> {
  try {
    return await deliver();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    logFailure(ctx, message, { errorCode: "template", message: error.message });
    return { delivered: false, reason: error.message };
  }
}
