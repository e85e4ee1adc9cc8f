import { html } from "../pages/html";
import type { FormStep } from "./form-step";
import { nextStep } from "./next-step";
import { continueButton, stepPage } from "./step-page";

const PATH = "/u/callback-confirmation";

/**
 * Asks for a confirmation before a login ends at an address that nobody can prove to own: this machine, or a native app.
 */
export const callbackConfirmationStep: FormStep = {
  path: PATH,
  show: (visit) =>
    visit.transaction.userId === undefined
      ? nextStep(visit)
      : stepPage(visit, PATH, {
          title: visit.texts.confirm.pageTitle(visit.client.name),
          heading: visit.texts.confirm.title,
          lead: visit.texts.confirm.description(visit.client.name),
          form: html`<p class="phone"><code>${visit.transaction.redirectUri}</code></p>
            ${continueButton(visit)}`,
        }),
  submit(visit) {
    if (visit.transaction.userId !== undefined) visit.transaction.callbackConfirmed = true;
    return nextStep(visit);
  },
};
