import { html } from "../pages/html";
import type { FormStep } from "./form-step";
import type { Visit } from "./login";
import { nextStep } from "./next-step";
import { continueButton, stepPage } from "./step-page";
import type { StepPath } from "./step-url";

type ShowingPath = Extract<
  StepPath,
  "/u/mfa-recovery-code-enrollment" | "/u/mfa-recovery-code-challenge-new-code"
>;

function page(visit: Visit, path: ShowingPath, code: string, problem?: string) {
  const { recovery } = visit.texts;
  return stepPage(visit, path, {
    title: recovery.enrollTitle(visit.client.name),
    heading: recovery.almostThere,
    lead: recovery.keep,
    form: html`<p class="label" id="code-label">${recovery.code}</p>
      <p class="phone"><code id="recovery-code" aria-labelledby="code-label">${code}</code></p>
      <label class="check">
        <input
          type="checkbox"
          name="saved"
          value="on"
          required
          ${problem !== undefined && html`aria-invalid="true" aria-describedby="saved-problem"`}
        />
        ${recovery.recorded}
      </label>
      ${problem !== undefined && html`<p class="hint" id="saved-problem" role="alert">${problem}</p>`}
      ${continueButton(visit)}`,
  });
}

/** Shows a new recovery code until the person confirms that it is recorded. */
function showingStep(path: ShowingPath): FormStep {
  return {
    path,
    show(visit) {
      const { recoveryCode } = visit.transaction;
      return recoveryCode === undefined ? nextStep(visit) : page(visit, path, recoveryCode);
    },
    submit(visit, { saved }) {
      const { transaction, texts } = visit;
      const { recoveryCode } = transaction;
      if (recoveryCode !== undefined && saved === "") {
        return page(visit, path, recoveryCode, texts.recovery.noConfirmation);
      }
      transaction.recoveryCode = undefined;
      return nextStep(visit);
    },
  };
}

/** Shows the recovery code after the first enrollment, and the one that replaces a used code. */
export const mfaRecoveryCodeEnrollmentSteps: readonly FormStep[] = [
  showingStep("/u/mfa-recovery-code-enrollment"),
  showingStep("/u/mfa-recovery-code-challenge-new-code"),
];
