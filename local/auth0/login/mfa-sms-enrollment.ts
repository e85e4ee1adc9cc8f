import { html, type Html } from "../pages/html";
import { sendCode } from "./challenge";
import { supportedCountry, listCountries } from "./countries";
import type { FormStep } from "./form-step";
import { logLogin } from "./log";
import type { Visit } from "./login";
import { isEnrollmentDue, nextStep } from "./next-step";
import { parsePhoneNumber } from "./phone-number";
import { anotherMethod, continueButton, defaultButton, stepPage } from "./step-page";
import { stepUrl } from "./step-url";
import type { PhoneDraft } from "./transaction";

const PATH = "/u/mfa-sms-enrollment";
const DEFAULT_COUNTRY = "US";

function countryField({ texts, lang }: Visit, country: string): Html {
  return html`<div class="field">
    <label for="country">${texts.phone.country}</label>
    <select id="country" name="country" autocomplete="country">
      ${listCountries(lang).map(
        ({ code, name, callingCode }) =>
          html`<option value="${code}" ${code === country && html`selected`}>
            ${name} (+${callingCode})
          </option>`,
      )}
    </select>
    <button class="link" type="submit" name="action" value="countries" formnovalidate>
      ${texts.phone.findCountry}
    </button>
  </div>`;
}

function page(visit: Visit, { number, country }: PhoneDraft, problem?: string) {
  const { phone, common } = visit.texts;
  return stepPage(visit, PATH, {
    title: phone.pageTitle(visit.client.name),
    heading: common.secureYourAccount,
    lead: phone.description,
    form: html`${defaultButton()} ${countryField(visit, country)}
      <div class="field">
        <label for="phone">${phone.phone}</label>
        <input
          id="phone"
          name="phone"
          type="tel"
          inputmode="tel"
          autocomplete="tel"
          value="${number}"
          required
          autofocus
          ${problem !== undefined && html`aria-invalid="true" aria-describedby="phone-problem"`}
        />
        ${problem !== undefined && html`<p class="hint" id="phone-problem" role="alert">${problem}</p>`}
      </div>
      ${continueButton(visit)} ${anotherMethod(visit)}`,
  });
}

/** Returns whether this enrollment is the login's current step. */
const isDue = (visit: Visit): boolean =>
  isEnrollmentDue(visit) && visit.login.tenant.store.guardian.factors.sms === true;

/**
 * Asks for the country code and number of the phone that gets the codes. People also come back here to correct a number.
 */
export const mfaSmsEnrollmentStep: FormStep = {
  path: PATH,
  show(visit) {
    const draft = visit.transaction.phoneDraft ?? { number: "", country: DEFAULT_COUNTRY };
    return isDue(visit) ? page(visit, draft) : nextStep(visit);
  },
  async submit(visit, fields) {
    if (!isDue(visit)) return nextStep(visit);
    const { transaction, texts } = visit;
    const number = fields.phone ?? "";
    const draft = { number, country: supportedCountry(fields.country ?? "") ?? DEFAULT_COUNTRY };
    if (fields.action === "countries") {
      transaction.phoneDraft = draft;
      return stepUrl("/u/mfa-country-codes", transaction.state);
    }
    const phone = parsePhoneNumber(number, draft.country);
    if (phone === undefined) {
      return page(visit, draft, number.trim() === "" ? texts.phone.none : texts.phone.invalid);
    }
    transaction.phoneDraft = undefined;
    transaction.factor = "sms";
    await sendCode(visit, phone, "enrollment");
    logLogin(visit, "gd_start_enroll", "Guardian - Enroll started");
    return stepUrl("/u/mfa-sms-challenge", transaction.state);
  },
};
