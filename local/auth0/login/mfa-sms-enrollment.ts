import { html } from "../pages/html";
import type { Page } from "../pages/layout";
import { sendCode } from "./challenge";
import type { FormStep } from "./form-step";
import { logLogin } from "./log";
import type { Visit } from "./login";
import { confirmedPhone, needsSecondFactor } from "./mfa-policy";
import { nextStep } from "./next-step";
import { listCountries, parsePhoneNumber } from "./phone-number";
import { stepPage } from "./step-page";
import { stepUrl } from "./step-url";

const PATH = "/u/mfa-sms-enrollment";
const INVALID = "It seems that your phone number is not valid. Please check and retry.";
const DEFAULT_COUNTRY = "US";

function page(visit: Visit, number: string, country: string, problem?: string): Page {
  return stepPage(visit, PATH, {
    title: `Secure your account | ${visit.client.name}`,
    heading: "Secure Your Account",
    lead: "Enter your country code and phone number to which we can send a 6-digit code:",
    form: html`<div class="field">
        <label for="country">Country code</label>
        <select id="country" name="country" autocomplete="country">
          ${listCountries().map(
            ({ code, name, callingCode }) =>
              html`<option value="${code}" ${code === country && html`selected`}>
                ${name} (+${callingCode})
              </option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label for="phone">Phone number</label>
        <input
          id="phone"
          name="phone"
          type="tel"
          inputmode="tel"
          autocomplete="tel-national"
          value="${number}"
          required
          autofocus
          ${problem !== undefined && html`aria-invalid="true" aria-describedby="phone-problem"`}
        />
        ${problem !== undefined && html`<p class="hint" id="phone-problem" role="alert">${problem}</p>`}
      </div>
      <button type="submit" name="action" value="default">Continue</button>`,
  });
}

/** Whether this login is at the enrolment: the person is known, a factor is asked for, and there is no phone yet. */
function isDue({ login, transaction }: Visit): boolean {
  const { store } = login.tenant;
  return (
    transaction.userId !== undefined &&
    needsSecondFactor(store) &&
    !transaction.secondFactor &&
    confirmedPhone(store, transaction.userId) === undefined
  );
}

/** Country code and number of the phone that codes shall go to. Also the way back from a wrong number. */
export const mfaSmsEnrollmentStep: FormStep = {
  path: PATH,
  show: (visit) => (isDue(visit) ? page(visit, "", DEFAULT_COUNTRY) : nextStep(visit)),
  async submit(visit, fields) {
    if (!isDue(visit)) return nextStep(visit);
    const country = fields.country ?? "";
    const phone = parsePhoneNumber(fields.phone ?? "", country);
    if (phone === undefined)
      return page(visit, fields.phone ?? "", country || DEFAULT_COUNTRY, INVALID);
    await sendCode(visit, phone, "enrollment");
    logLogin(visit, "gd_start_enroll", "Guardian - Enroll started");
    return stepUrl("/u/mfa-sms-challenge", visit.transaction.state);
  },
};
