import { html } from "../pages/html";
import { factorList } from "./factor-list";
import { enrolledFactors, hasRecoveryCode, type Factor } from "./factors";
import type { FormStep } from "./form-step";
import type { Visit } from "./login";
import { isSecondFactorDue, nextStep } from "./next-step";
import { stepPage } from "./step-page";
import { stepUrl } from "./step-url";

const PATH = "/u/mfa-login-options";

/** Returns what the user can use: the enrolled factors, and a recovery code. */
function methods({ login, transaction }: Visit): Factor[] {
  const { store } = login.tenant;
  const userId = transaction.userId ?? "";
  const recovery: Factor[] = hasRecoveryCode(store, userId) ? ["recovery-code"] : [];
  return [...enrolledFactors(store, userId), ...recovery];
}

function page(visit: Visit) {
  const { options, common } = visit.texts;
  const back = stepUrl("/u/mfa-sms-challenge", visit.transaction.state);
  return stepPage(visit, PATH, {
    title: `${options.title} | ${visit.client.name}`,
    heading: options.title,
    lead: options.description,
    form: factorList(visit, methods(visit)),
    foot: html`<p class="foot"><a href="${back}">${common.goBack}</a></p>`,
  });
}

/** Offers "Try another method": the factors that the user has enrolled. */
export const mfaLoginOptionsStep: FormStep = {
  path: PATH,
  show: (visit) => (isSecondFactorDue(visit) ? page(visit) : nextStep(visit)),
  submit(visit, { action }) {
    if (!isSecondFactorDue(visit)) return nextStep(visit);
    const chosen = methods(visit).find((method) => method === action);
    if (chosen === "recovery-code") {
      return stepUrl("/u/mfa-recovery-code-challenge", visit.transaction.state);
    }
    if (chosen === "sms" || chosen === "otp") visit.transaction.factor = chosen;
    return nextStep(visit);
  },
};
