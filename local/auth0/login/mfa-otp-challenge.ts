import { html } from "../pages/html";
import { checkCode, PASSCODE, passSecondFactor } from "./code-check";
import { codeField, readCode, rememberField } from "./code-field";
import { confirmedApp, enrolledFactors } from "./factors";
import type { FormStep } from "./form-step";
import type { Visit } from "./login";
import { isSecondFactorDue, nextStep } from "./next-step";
import { challengePage } from "./step-page";
import { findStep } from "./totp";

const PATH = "/u/mfa-otp-challenge";

function page(visit: Visit, problem?: string) {
  const { otp } = visit.texts;
  const fields = html`${codeField(otp.placeholder, problem)} ${rememberField(visit)}`;
  return challengePage(visit, PATH, otp, fields);
}

/** Returns the user's app, if the login waits for its password. */
function appOf(visit: Visit) {
  const { store } = visit.login.tenant;
  const userId = visit.transaction.userId ?? "";
  const isDue = isSecondFactorDue(visit) && enrolledFactors(store, userId).includes("otp");
  return isDue ? confirmedApp(store, userId) : undefined;
}

/** Asks for the one-time password that the user's authenticator app shows. */
export const mfaOtpChallengeStep: FormStep = {
  path: PATH,
  show: (visit) => (appOf(visit) ? page(visit) : nextStep(visit)),
  submit(visit, fields) {
    const app = appOf(visit);
    if (!app) return nextStep(visit);
    const code = readCode(fields.code ?? "");
    if (code === "") return page(visit, visit.texts.common.noCode);
    const usedStep = findStep(app.secret, code, app.usedStep, Date.now());
    const problem = checkCode(visit, app.user_id, PASSCODE("otp"), () => usedStep !== undefined);
    if (problem !== undefined || usedStep === undefined) return page(visit, problem);
    app.usedStep = usedStep;
    app.last_auth_at = visit.login.tenant.clock.iso();
    passSecondFactor(visit, app.user_id, PASSCODE("otp"), fields);
    return nextStep(visit);
  },
};
