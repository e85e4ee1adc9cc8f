import { logLogin } from "./log";
import type { Visit } from "./login";
import { issueCode } from "./sms-code";
import type { PhoneChallenge } from "./transaction";

/**
 * Sends a new code to the phone and makes it the login's challenge, which invalidates an earlier code. On the unified
 * experience the page doesn't show that a message failed: Auth0 gives the user no feedback there.
 */
export async function sendCode(
  visit: Visit,
  phone: string,
  purpose: PhoneChallenge["purpose"],
): Promise<void> {
  const { login, transaction, client, user, request, language } = visit;
  if (!user) throw new Error("A code was to be sent before the user was known.");
  const { tenant, limits } = login;
  const { code, issued } = issueCode(tenant.clock.now());
  // Kept whatever the carrier answers: after a timeout the message may still arrive.
  const challenge: PhoneChallenge = { phone, purpose, code: issued };
  transaction.challenge = challenge;
  if (!limits.messages.take(user.user_id)) {
    challenge.problem = "too-many-messages";
    logLogin(visit, "limit_phone", "Too many phone messages in an hour");
    return;
  }
  const delivery = await login.deliver(tenant, {
    user,
    client,
    recipient: phone,
    code,
    purpose,
    messageType: "sms",
    language,
    request,
  });
  const isUnified = tenant.store.tenant.phone_consolidated_experience;
  if (!delivery.delivered && !isUnified) challenge.problem = "not-sent";
}
