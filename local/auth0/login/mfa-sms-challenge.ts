import { newId } from "../ids";
import { html, type Html } from "../pages/html";
import type { PageContent } from "../pages/layout";
import { sendCode } from "./challenge";
import { checkCode, PASSCODE, passSecondFactor } from "./code-check";
import { codeField, readCode, rememberField } from "./code-field";
import { completeEnrollment } from "./enrollment";
import { confirmedPhone } from "./factors";
import type { FormFields, FormStep } from "./form-step";
import type { Visit } from "./login";
import { nextStep } from "./next-step";
import { maskPhoneNumber } from "./phone-number";
import { codeMatches } from "./sms-code";
import { anotherMethod, continueButton, stepPage } from "./step-page";
import { stepUrl } from "./step-url";
import type { PhoneChallenge } from "./transaction";

const PATH = "/u/mfa-sms-challenge";

function buttons(visit: Visit, { purpose }: PhoneChallenge): Html {
  const { sms } = visit.texts;
  const again = (question: string, action: string, label: string) =>
    html`<p class="foot">
      ${question}
      <button class="link" type="submit" name="action" value="${action}" formnovalidate>
        ${label}
      </button>
    </p>`;
  return html`${purpose !== "enrollment" && rememberField(visit)} ${continueButton(visit)}
  ${again(sms.didNotReceive, "resend", sms.resend)}
  ${purpose === "enrollment" && again(sms.wrongNumber, "back", sms.edit)} ${anotherMethod(visit)}`;
}

function page(visit: Visit, challenge: PhoneChallenge, problem?: string): PageContent {
  const { sms, common } = visit.texts;
  const sendProblem = { "not-sent": sms.sendFailed, "too-many-messages": sms.tooMany };
  return stepPage(visit, PATH, {
    title: sms.pageTitle(visit.client.name),
    heading: common.verifyYourIdentity,
    // It says that a message was sent.
    lead: challenge.problem === undefined && sms.description,
    problem: challenge.problem && sendProblem[challenge.problem],
    form: html`<p class="phone">${maskPhoneNumber(challenge.phone)}</p>
      ${codeField(sms.placeholder, problem)} ${buttons(visit, challenge)}`,
  });
}

function enroll(visit: Visit, userId: string, phone: string): void {
  const { store, clock } = visit.login.tenant;
  const id = newId.enrollment();
  const now = clock.iso();
  store.enrollments.set(id, {
    id,
    user_id: userId,
    phone_number: phone,
    preferred_authentication_method: "sms",
    confirmed: true,
    created_at: now,
    enrolled_at: now,
    last_auth_at: now,
  });
  completeEnrollment(visit, userId, "sms");
}

function accept(visit: Visit, challenge: PhoneChallenge, userId: string, fields: FormFields): void {
  const { store, clock } = visit.login.tenant;
  visit.transaction.challenge = undefined;
  if (challenge.purpose === "enrollment") {
    enroll(visit, userId, challenge.phone);
    return;
  }
  const phone = confirmedPhone(store, userId);
  if (phone) phone.last_auth_at = clock.iso();
  passSecondFactor(visit, userId, PASSCODE("sms"), fields);
}

/** Returns whether the Management API deleted the enrollment, or another login completed it, since the code was sent. */
function isStale({ login }: Visit, challenge: PhoneChallenge, userId: string): boolean {
  const enrolled = confirmedPhone(login.tenant.store, userId)?.phone_number;
  return challenge.purpose === "enrollment" ? enrolled !== undefined : enrolled !== challenge.phone;
}

function refuse(visit: Visit, challenge: PhoneChallenge, userId: string, typed: string) {
  const code = readCode(typed);
  if (code === "") return visit.texts.common.noCode;
  const now = visit.login.tenant.clock.now();
  return checkCode(visit, userId, PASSCODE("sms"), () => codeMatches(challenge.code, code, now));
}

/** Asks for the six digits of the message, which confirm a new phone or prove an enrolled one. */
export const mfaSmsChallengeStep: FormStep = {
  path: PATH,
  show(visit) {
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
    const problem = refuse(visit, challenge, userId, fields.code ?? "");
    if (problem !== undefined) return page(visit, challenge, problem);
    accept(visit, challenge, userId, fields);
    return nextStep(visit);
  },
};
