import { needsCallbackConfirmation } from "./callback-confirmation-policy";
import { sendCode } from "./challenge";
import { finish } from "./finish";
import type { Visit } from "./login";
import { confirmedPhone, needsSecondFactor } from "./mfa-policy";
import { stepUrl } from "./step-url";

/**
 * Where the browser goes now: password, second factor, confirmation of the callback, and back to the application.
 * On the way to the challenge the code is sent.
 */
export async function nextStep(visit: Visit): Promise<string> {
  const { transaction, client, login } = visit;
  const { store } = login.tenant;
  const { state } = transaction;
  if (transaction.userId === undefined) {
    return stepUrl(transaction.startsWithSignup ? "/u/signup" : "/u/login", state);
  }
  if (needsSecondFactor(store) && !transaction.secondFactor) {
    const phone = confirmedPhone(store, transaction.userId);
    if (!phone) return stepUrl("/u/mfa-sms-enrollment", state);
    if (!transaction.challenge) {
      await sendCode(visit, phone.phone_number, "second-factor-authentication");
    }
    return stepUrl("/u/mfa-sms-challenge", state);
  }
  if (
    !transaction.callbackConfirmed &&
    needsCallbackConfirmation(store, client, transaction.redirectUri)
  ) {
    return stepUrl("/u/callback-confirmation", state);
  }
  return finish(visit);
}
