import type {
  CustomPhoneProviderApi,
  CustomPhoneProviderEvent,
  SendPhoneMessageEvent,
} from "./auth0-events";
import { deliver } from "./deliver";
import { describe, fateOf } from "./outcome";

/** The one error that the Action throws. Its message holds no code, number, text or token. */
class DeliveryError extends Error {
  override readonly name = "DeliveryError";
}

/**
 * Handles the trigger `send-phone-message` v2 of the legacy phone experience.
 *
 * @throws DeliveryError whenever Plivo has not accepted the message: the trigger has no other way to report it.
 */
export async function onExecuteSendPhoneMessage(event: SendPhoneMessageEvent): Promise<void> {
  const outcome = await deliver(() => {
    const { message_type, recipient, text, code } = event.message_options;
    return { secrets: event.secrets, isText: message_type === "sms", recipient, text, code };
  });
  if (outcome.reason) throw new DeliveryError(describe(outcome));
}

/**
 * Handles the trigger `custom-phone-provider` v1 of the unified phone experience.
 *
 * Asks Auth0 for another run only where Plivo certainly has no message and may accept it in some minutes. Drops
 * everything else, an unknown outcome included: another run could put a second SMS on the phone.
 */
export async function onExecuteCustomPhoneProvider(
  event: CustomPhoneProviderEvent,
  api: CustomPhoneProviderApi,
): Promise<void> {
  const outcome = await deliver(() => {
    const { delivery_method, recipient, as_text: text, code } = event.notification;
    return { secrets: event.secrets, isText: delivery_method === "text", recipient, text, code };
  });
  const fate = fateOf(outcome);
  if (fate === "try later") api.notification.retry(describe(outcome));
  else if (fate) api.notification.drop(describe(outcome));
}
