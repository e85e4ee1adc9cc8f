import { html } from "../pages/html";
import { checkCode, passSecondFactor, RECOVERY_CODE } from "./code-check";
import { hasRecoveryCode } from "./factors";
import type { FormStep } from "./form-step";
import type { Visit } from "./login";
import { isSecondFactorDue, nextStep } from "./next-step";
import { isRecoveryCode, issueRecoveryCode, recoveryCodeMatches } from "./recovery-code";
import { challengePage } from "./step-page";
import { stepUrl } from "./step-url";

const PATH = "/u/mfa-recovery-code-challenge";

function page(visit: Visit, problem?: string) {
  const { recovery } = visit.texts;
  const field = html`<div class="field">
    <label for="code">${recovery.placeholder}</label>
    <input
      class="secret"
      id="code"
      name="code"
      type="text"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      required
      autofocus
      ${problem !== undefined && html`aria-invalid="true" aria-describedby="code-problem"`}
    />
    ${problem !== undefined && html`<p class="hint" id="code-problem" role="alert">${problem}</p>`}
  </div>`;
  return challengePage(visit, PATH, recovery, field);
}

const isDue = (visit: Visit): boolean =>
  isSecondFactorDue(visit) &&
  hasRecoveryCode(visit.login.tenant.store, visit.transaction.userId ?? "");

function refuse(visit: Visit, userId: string, typed: string): string | undefined {
  const { common, recovery } = visit.texts;
  if (typed.trim() === "") return common.noCode;
  if (!isRecoveryCode(typed)) return recovery.invalidFormat;
  const { tenant } = visit.login;
  return checkCode(visit, userId, RECOVERY_CODE, () => recoveryCodeMatches(tenant, userId, typed));
}

/** Asks for the recovery code instead of a factor. It works once, and the person gets a new one. */
export const mfaRecoveryCodeChallengeStep: FormStep = {
  path: PATH,
  show: (visit) => (isDue(visit) ? page(visit) : nextStep(visit)),
  submit(visit, fields) {
    const { transaction, login } = visit;
    const { userId } = transaction;
    if (!isDue(visit) || userId === undefined) return nextStep(visit);
    const problem = refuse(visit, userId, fields.code ?? "");
    if (problem !== undefined) return page(visit, problem);
    transaction.challenge = undefined;
    transaction.recoveryCode = issueRecoveryCode(login.tenant, userId);
    passSecondFactor(visit, userId, RECOVERY_CODE, fields);
    return stepUrl("/u/mfa-recovery-code-challenge-new-code", transaction.state);
  },
};
