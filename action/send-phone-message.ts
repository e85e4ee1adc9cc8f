import type { SendPhoneMessageEvent } from "./auth0/events";
import { deliver } from "./deliver";
import { DeliveryError } from "./delivery-error";
import { describe } from "./outcome";

/**
 * Handler of the trigger `send-phone-message` v2, the legacy phone experience.
 *
 * Throws a `DeliveryError` whenever Plivo has not accepted the message: the trigger has no other way to say so.
 */
export async function onExecuteSendPhoneMessage(event: SendPhoneMessageEvent): Promise<void> {
  const outcome = await deliver(() => {
    const sms = event.message_options;
    return [event.secrets, sms.message_type === "sms", sms.recipient, sms.text, sms.code];
  });
  if (outcome.reason) throw new DeliveryError(describe(outcome));
}
