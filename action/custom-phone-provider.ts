import type { CustomPhoneProviderApi, CustomPhoneProviderEvent } from "./auth0/events";
import { deliver } from "./deliver";

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
  const outcome = await deliver(event.secrets, () => {
    const { as_text: text, delivery_method: channel, recipient, code } = event.notification;
    return { text, channel, recipient, code };
  });
  if (outcome.result === "accepted") return;
  if (outcome.retryLater) api.notification.retry(outcome.sentence);
  else api.notification.drop(outcome.sentence);
}
