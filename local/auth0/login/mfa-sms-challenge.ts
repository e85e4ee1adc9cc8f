import { newId } from "../ids";
import { html, type Html } from "../pages/html";
import type { Page } from "../pages/layout";
import { sendCode } from "./challenge";
import type { FormStep } from "./form-step";
import { logLogin } from "./log";
import type { Visit } from "./login";
import { confirmedPhone } from "./mfa-policy";
import { nextStep } from "./next-step";
import { maskPhoneNumber } from "./phone-number";
import { codeMatches } from "./sms-code";
import { stepPage } from "./step-page";
import { stepUrl } from "./step-url";
import type { PhoneChallenge } from "./transaction";

const PATH = "/u/mfa-sms-challenge";
const WRONG = "The code you entered is invalid";
const TOO_MANY_FAILURES = "Too many failed codes. Wait for some minutes before retrying.";
const SEND_PROBLEMS: Readonly<Record<NonNullable<PhoneChallenge["problem"]>, string>> = {
  "not-sent": "We couldn't send the SMS. Send it again, or use another number.",
  "too-many-messages":
    "You have exceeded the maximum number of phone messages per hour. Wait a few minutes and try again.",
};

function buttons(enrolling: boolean): Html {
  return html`<button type="submit" name="action" value="default">Continue</button>
    <p class="foot">
      Didn't receive a code?
      <button class="link" type="submit" name="action" value="resend" formnovalidate>Resend</button>
    </p>
    ${
      enrolling &&
      html`<p class="foot">
        Wrong number?
        <button class="link" type="submit" name="action" value="back" formnovalidate>
          Use another number
        </button>
      </p>`
    }`;
}

function page(visit: Visit, challenge: PhoneChallenge, problem?: string): Page {
  const sendProblem = challenge.problem && SEND_PROBLEMS[challenge.problem];
  return stepPage(visit, PATH, {
    title: `Verify your identity | ${visit.client.name}`,
    heading: "Verify Your Identity",
    lead:
      sendProblem === undefined
        ? "We've sent a text message to:"
        : "We tried to send a text message to:",
    problem: sendProblem,
    form: html`<p class="phone">${maskPhoneNumber(challenge.phone)}</p>
      <div class="field">
        <label for="code">Enter the 6-digit code</label>
        <input
          class="code"
          id="code"
          name="code"
          type="text"
          inputmode="numeric"
          autocomplete="one-time-code"
          pattern="[0-9 ]*"
          maxlength="7"
          required
          autofocus
          ${problem !== undefined && html`aria-invalid="true" aria-describedby="code-problem"`}
        />
        ${problem !== undefined && html`<p class="hint" id="code-problem" role="alert">${problem}</p>`}
      </div>
      ${buttons(challenge.purpose === "enrollment")}`,
  });
}

function enroll(visit: Visit, userId: string, phone: string): void {
  const id = newId.enrollment();
  const now = new Date().toISOString();
  visit.login.tenant.store.enrollments.set(id, {
    id,
    user_id: userId,
    phone_number: phone,
    preferred_authentication_method: "sms",
    confirmed: true,
    created_at: now,
    enrolled_at: now,
    last_auth_at: now,
  });
  logLogin(visit, "gd_enrollment_complete", "Guardian - Enrollment complete (sms)");
}

/** Takes the typed code. `undefined` means that it was right; the code is used up then. */
function refuseCode(
  visit: Visit,
  challenge: PhoneChallenge,
  userId: string,
  typed: string,
): string | undefined {
  const { failedCodes } = visit.login.limits;
  if (failedCodes.left(userId) === 0) {
    logLogin(visit, "gd_otp_rate_limit_exceed", "Guardian - Too many failed codes");
    return TOO_MANY_FAILURES;
  }
  if (codeMatches(challenge.code, typed, visit.login.tenant.clock.now())) {
    visit.transaction.challenge = undefined;
    return undefined;
  }
  failedCodes.take(userId);
  logLogin(
    visit,
    "gd_auth_failed",
    "Guardian - Second factor authentication failed (sms): wrong code",
  );
  return WRONG;
}

function accept(visit: Visit, challenge: PhoneChallenge, userId: string): Promise<string> {
  const { store } = visit.login.tenant;
  if (challenge.purpose === "enrollment") {
    enroll(visit, userId, challenge.phone);
  } else {
    const phone = confirmedPhone(store, userId);
    if (phone) phone.last_auth_at = new Date().toISOString();
    logLogin(visit, "gd_auth_succeed", "Guardian - Second factor authentication success (sms)");
  }
  visit.transaction.secondFactor = true;
  return nextStep(visit);
}

/** An enrolment that the Management API deleted, or another login completed, while the code was on its way. */
function isStale({ login }: Visit, challenge: PhoneChallenge, userId: string): boolean {
  const enrolled = confirmedPhone(login.tenant.store, userId)?.phone_number;
  return challenge.purpose === "enrollment" ? enrolled !== undefined : enrolled !== challenge.phone;
}

/** Six digits from the message: confirms a new phone, or answers for one that is enrolled. */
export const mfaSmsChallengeStep: FormStep = {
  path: PATH,
  async show(visit) {
    const { challenge } = visit.transaction;
    return challenge ? page(visit, challenge) : nextStep(visit);
  },
  async submit(visit, fields) {
    const { transaction } = visit;
    const { challenge, userId } = transaction;
    if (!challenge || userId === undefined) return nextStep(visit);
    const enrolling = challenge.purpose === "enrollment";
    if (isStale(visit, challenge, userId) || (enrolling && fields.action === "back")) {
      transaction.challenge = undefined;
      return nextStep(visit);
    }
    if (fields.action === "resend") {
      await sendCode(visit, challenge.phone, challenge.purpose);
      return stepUrl(PATH, transaction.state);
    }
    const problem = refuseCode(visit, challenge, userId, fields.code ?? "");
    return problem === undefined
      ? accept(visit, challenge, userId)
      : page(visit, challenge, problem);
  },
};
