import type { Visit } from "./login";
import { issueCode } from "./sms-code";
import type { PhoneChallenge } from "./transaction";

/** Sends a fresh code to the phone and makes it the login's challenge. An earlier code is void from then on. */
export async function sendCode(
  { login, transaction, client, user, request }: Visit,
  phone: string,
  purpose: PhoneChallenge["purpose"],
): Promise<void> {
  if (!user) throw new Error("A code was to be sent before the user was known.");
  const { code, issued } = issueCode(login.tenant.clock.now());
  // Kept whatever the carrier answers: after a timeout the message may arrive all the same.
  const challenge: PhoneChallenge = { phone, purpose, code: issued };
  transaction.challenge = challenge;
  if (!login.limits.messages.take(user.user_id)) {
    challenge.problem = "too-many-messages";
    return;
  }
  const { language, ...facts } = request;
  const delivery = await login.deliver(login.tenant, {
    user,
    client,
    recipient: phone,
    code,
    purpose,
    messageType: "sms",
    language,
    request: facts,
  });
  if (!delivery.delivered) challenge.problem = "not-sent";
}
