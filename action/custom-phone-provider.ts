import type { CustomPhoneProviderApi, CustomPhoneProviderEvent } from "./auth0/events";
import { deliver } from "./deliver";
import { LATER } from "./fate";
import { describe, fateOf } from "./outcome";

/**
 * Handler of the trigger `custom-phone-provider` v1, the unified phone experience.
 *
 * Asks Auth0 to run it again only for what was surely not accepted and may work in some minutes. All else is dropped,
 * also an unknown outcome: another try could put a second SMS on the phone.
 */
export async function onExecuteCustomPhoneProvider(
  event: CustomPhoneProviderEvent,
  api: CustomPhoneProviderApi,
): Promise<void> {
  const outcome = await deliver(() => {
    const sms = event.notification;
    return [event.secrets, sms.delivery_method === "text", sms.recipient, sms.as_text, sms.code];
  });
  const fate = fateOf(outcome);
  if (fate) api.notification[fate === LATER ? "retry" : "drop"](describe(outcome));
}
