import type { TenantContext } from "./context";
import { logFailure } from "./phone-delivery/delivery-log";
import { deliveryStateOf } from "./phone-delivery/delivery-state";
import { deliverThroughHook } from "./phone-delivery/legacy-delivery";
import { deliverThroughProvider } from "./phone-delivery/unified-delivery";
import { TemplateError } from "./phone-message-templates";
import type { Client, User } from "./store";

/** A message that the tenant wants on a phone. */
export interface PhoneMessage {
  user: User;
  client: Client | undefined;
  /** E.164, as the user enrolled it. */
  recipient: string;
  code: string;
  purpose: "enrollment" | "second-factor-authentication";
  messageType: "sms" | "voice";
  /** BCP 47 tag of the browser's first language. */
  language: string;
  request: { ip: string; method: string; hostname: string; user_agent: string };
}

/** `retrying`: the Action asked for more tries, which go on by themselves; the code may still arrive. */
export type Delivery =
  { delivered: true } | { delivered: false; reason: string; retrying?: boolean };

/** Renders the message and hands it to the Action that the tenant's phone experience runs. Logs what came of it. */
export type DeliverPhoneMessage = (ctx: TenantContext, message: PhoneMessage) => Promise<Delivery>;

const OVER_LIMIT = "The user was sent the 10 messages of this hour. Wait, or use another factor.";

/** See `DeliverPhoneMessage`. Never throws for what the tenant's settings or the Action do: that is in the answer and the log. */
export const deliverPhoneMessage: DeliverPhoneMessage = async (ctx, message) => {
  if (!deliveryStateOf(ctx).countSms(message.user.user_id)) return giveUp(ctx, message, OVER_LIMIT);
  const isUnified = ctx.store.tenant.phone_consolidated_experience;
  return catchTemplateErrors(ctx, message, () =>
    isUnified ? deliverThroughProvider(ctx, message) : deliverThroughHook(ctx, message),
  );
};

/** A template that can't be rendered is a message that isn't sent, and is logged as one. */
export async function catchTemplateErrors(
  ctx: TenantContext,
  message: PhoneMessage,
  deliver: () => Promise<Delivery>,
): Promise<Delivery> {
  try {
    return await deliver();
  } catch (error) {
    if (error instanceof TemplateError) return giveUp(ctx, message, error.message);
    throw error;
  }
}

function giveUp(ctx: TenantContext, message: PhoneMessage, reason: string): Delivery {
  logFailure(ctx, message, reason);
  return { delivered: false, reason };
}
