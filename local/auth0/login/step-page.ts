import { html, type Html } from "../pages/html";
import type { PageContent } from "../pages/layout";
import { enrolledFactors, hasRecoveryCode, independentFactors } from "./factors";
import type { Visit } from "./login";
import { stepUrl, type StepPath } from "./step-url";

/**
 * Ignores a second submit, such as a double click's: it would send another SMS, or the code of a login that has ended. Back
 * in the browser shows the page as it was left.
 */
const SEND_ONCE = `
"use strict";
let isSent = false;
addEventListener("submit", (event) => {
  if (isSent) event.preventDefault();
  isSent = true;
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) isSent = false;
});
`;

export interface StepPage {
  title: string;
  heading: string;
  lead: Html | string | false;
  /** The problem, for the whole form. */
  problem?: string | undefined;
  /** Inside the form: fields and buttons. */
  form: Html;
  /** Below the form. */
  foot?: Html | false;
}

/** Renders a page of the login with its one form. */
export function stepPage(visit: Visit, path: StepPath, page: StepPage): PageContent {
  const { state } = visit.transaction;
  return {
    title: page.title,
    lang: visit.lang,
    script: SEND_ONCE,
    body: html`<h1>${page.heading}</h1>
      ${page.lead !== false && html`<p class="lead">${page.lead}</p>`}
      ${page.problem !== undefined && html`<p class="problem" role="alert">${page.problem}</p>`}
      <form method="post" action="${stepUrl(path, state)}" novalidate>
        <input type="hidden" name="state" value="${state}" />
        ${page.form}
      </form>
      ${page.foot}`,
  };
}

/** Renders the page that asks for a code of a factor. */
export function challengePage(
  visit: Visit,
  path: StepPath,
  texts: { challengeTitle: (application: string) => string; description: string },
  fields: Html,
): PageContent {
  return stepPage(visit, path, {
    title: texts.challengeTitle(visit.client.name),
    heading: visit.texts.common.verifyYourIdentity,
    lead: texts.description,
    form: html`${fields} ${continueButton(visit)} ${anotherMethod(visit)}`,
  });
}

/** Returns the name of the tenant on pages. */
export function tenantName({ login }: Visit): string {
  return login.tenant.store.tenant.friendly_name;
}

/** Renders the form's main button. */
export function continueButton({ texts }: Visit): Html {
  return html`<button type="submit" name="action" value="default">
    ${texts.common.continue}
  </button>`;
}

/** Renders the button that Enter presses, for a form whose first visible button isn't the main one. */
export function defaultButton(): Html {
  return html`<button
    class="unseen"
    type="submit"
    name="action"
    value="default"
    tabindex="-1"
    aria-hidden="true"
  ></button>`;
}

/** Renders "Try another method" if there is one, for an enrollment or a challenge. */
export function anotherMethod({ login, transaction, texts }: Visit): Html | false {
  const { store } = login.tenant;
  const userId = transaction.userId ?? "";
  const enrolled = enrolledFactors(store, userId).length;
  const others =
    enrolled === 0
      ? independentFactors(store).length - 1
      : enrolled - 1 + Number(hasRecoveryCode(store, userId));
  const path = enrolled === 0 ? "/u/mfa-begin-enroll-options" : "/u/mfa-login-options";
  return (
    others > 0 &&
    html`<p class="foot">
      <a href="${stepUrl(path, transaction.state)}">${texts.common.tryAnotherMethod}</a>
    </p>`
  );
}
