import type { SendPhoneMessageEvent } from "./auth0/events";
import { deliver } from "./deliver";
import { DeliveryError } from "./delivery-error";

/**
 * Handler of the trigger `send-phone-message` v2, the legacy phone experience.
 *
 * Throws a `DeliveryError` whenever Plivo has not accepted the message: the trigger has no other way to say so.
 */
export async function onExecuteSendPhoneMessage(event: SendPhoneMessageEvent): Promise<void> {
  const outcome = await deliver(event.secrets, () => {
    const options = event.message_options;
    return { ...options, channel: options.message_type === "sms" ? "text" : options.message_type };
  });
  if (outcome.result !== "accepted") throw new DeliveryError(outcome.sentence);
}
