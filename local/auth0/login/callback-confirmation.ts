import { html } from "../pages/html";
import type { FormStep } from "./form-step";
import { nextStep } from "./next-step";
import { stepPage } from "./step-page";

const PATH = "/u/callback-confirmation";

/** Asks before a login ends at an address that nobody can prove to own: this machine, or a native app. */
export const callbackConfirmationStep: FormStep = {
  path: PATH,
  show: (visit) =>
    visit.transaction.userId === undefined
      ? nextStep(visit)
      : stepPage(visit, PATH, {
          title: `Confirm the login | ${visit.client.name}`,
          heading: "Confirm Your Login",
          lead: `You are about to log in to ${visit.client.name} on this device.`,
          form: html`<p class="phone"><code>${visit.transaction.redirectUri}</code></p>
            <button type="submit" name="action" value="accept">Continue</button>`,
        }),
  submit(visit) {
    if (visit.transaction.userId !== undefined) visit.transaction.callbackConfirmed = true;
    return nextStep(visit);
  },
};
