import { html } from "../pages/html";
import { supportedCountry, searchCountries } from "./countries";
import type { FormStep } from "./form-step";
import type { Visit } from "./login";
import { isEnrollmentDue, nextStep } from "./next-step";
import { stepPage } from "./step-page";
import { stepUrl } from "./step-url";

const PATH = "/u/mfa-country-codes";

function searchForm({ texts, transaction }: Visit, query: string) {
  const { countries } = texts;
  return html`<form method="get" action="${PATH}" role="search">
    <input type="hidden" name="state" value="${transaction.state}" />
    <div class="field">
      <label for="q">${countries.search}</label>
      <input id="q" name="q" type="search" value="${query}" autocomplete="off" autofocus />
    </div>
    <button class="plain" type="submit">${countries.find}</button>
  </form>`;
}

function page(visit: Visit, query: string) {
  const { countries, common } = visit.texts;
  const found = searchCountries(query, visit.lang);
  const back = stepUrl("/u/mfa-sms-enrollment", visit.transaction.state);
  return stepPage(visit, PATH, {
    title: `${countries.title} | ${visit.client.name}`,
    heading: countries.title,
    lead: searchForm(visit, query),
    form:
      found.length === 0
        ? html`<p role="status">${countries.none}</p>`
        : html`<ul class="choices">
            ${found.map(
              ({ code, name, callingCode }) =>
                html`<li>
                  <button class="choice" type="submit" name="country" value="${code}">
                    ${name} (+${callingCode})
                  </button>
                </li>`,
            )}
          </ul>`,
    foot: html`<p class="foot"><a href="${back}">${common.goBack}</a></p>`,
  });
}

/** Lets the person choose the country of the phone, found by name, alias or code. */
export const mfaCountryCodesStep: FormStep = {
  path: PATH,
  show: (visit, { q }) => (isEnrollmentDue(visit) ? page(visit, q ?? "") : nextStep(visit)),
  submit({ transaction }, fields) {
    const { number = "", country: before = "US" } = transaction.phoneDraft ?? {};
    const country = supportedCountry(fields.country ?? "") ?? before;
    transaction.phoneDraft = { number, country };
    return stepUrl("/u/mfa-sms-enrollment", transaction.state);
  },
};
