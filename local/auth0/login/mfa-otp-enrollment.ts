import { newId } from "../ids";
import { html, type Html } from "../pages/html";
import { qrCode } from "../pages/qr-code";
import { checkCode, PASSCODE } from "./code-check";
import { codeField, readCode } from "./code-field";
import { completeEnrollment } from "./enrollment";
import type { FormStep } from "./form-step";
import type { Visit } from "./login";
import { isEnrollmentDue, nextStep } from "./next-step";
import { anotherMethod, continueButton, stepPage, tenantName } from "./step-page";
import { stepUrl, type StepPath } from "./step-url";
import { createSecret, findStep, keyUri } from "./totp";

type EnrollmentPath = Extract<StepPath, `/u/mfa-otp-enrollment-${string}`>;

/** Returns the secret of the app to enroll. It stays the same on both pages, and after a wrong code. */
const secretOf = ({ transaction }: Visit): string => (transaction.otpSecret ??= createSecret());

const grouped = (secret: string): string => secret.replace(/.{4}(?=.)/g, "$& ");

/** Renders the secret as a QR code, or as text to type. */
function secretShown(visit: Visit, path: EnrollmentPath): Html {
  const { otp } = visit.texts;
  const secret = secretOf(visit);
  if (path === "/u/mfa-otp-enrollment-code") {
    return html`<p class="label" id="secret-label">${otp.secret}</p>
      <p class="phone"><code aria-labelledby="secret-label">${grouped(secret)}</code></p>`;
  }
  const uri = keyUri(tenantName(visit), visit.user?.email ?? "", secret);
  const typed = stepUrl("/u/mfa-otp-enrollment-code", visit.transaction.state);
  return html`${qrCode(uri, otp.qrCode)}
    <p class="foot center"><a href="${typed}">${otp.troubleScanning}</a></p>`;
}

function page(visit: Visit, path: EnrollmentPath, problem?: string) {
  const { otp, common } = visit.texts;
  return stepPage(visit, path, {
    title: otp.enrollTitle(visit.client.name),
    heading: common.secureYourAccount,
    lead: path === "/u/mfa-otp-enrollment-qr" ? otp.scan : otp.copy,
    form: html`${secretShown(visit, path)} ${codeField(otp.placeholder, problem)}
    ${continueButton(visit)} ${anotherMethod(visit)}`,
  });
}

/** Enrolls the app if the code is right. Otherwise returns the problem that the page shows. */
function confirm(visit: Visit, userId: string, typed: string): string | undefined {
  const { store, clock } = visit.login.tenant;
  const secret = secretOf(visit);
  // The phone's clock is real, however far the control plane has moved the tenant's.
  const usedStep = findStep(secret, typed, undefined, Date.now());
  const problem = checkCode(visit, userId, PASSCODE("otp"), () => usedStep !== undefined);
  if (problem !== undefined || usedStep === undefined) return problem;
  const [id, now] = [newId.enrollment(), clock.iso()];
  store.otpEnrollments.set(id, {
    id,
    user_id: userId,
    secret,
    confirmed: true,
    created_at: now,
    enrolled_at: now,
    last_auth_at: now,
    usedStep,
  });
  completeEnrollment(visit, userId, "otp");
  return undefined;
}

function enrollmentStep(path: EnrollmentPath): FormStep {
  return {
    path,
    show: (visit) => (isEnrollmentDue(visit) ? page(visit, path) : nextStep(visit)),
    submit(visit, fields) {
      const { userId } = visit.transaction;
      if (!isEnrollmentDue(visit) || userId === undefined) return nextStep(visit);
      const code = readCode(fields.code ?? "");
      const problem = code === "" ? visit.texts.common.noCode : confirm(visit, userId, code);
      return problem === undefined ? nextStep(visit) : page(visit, path, problem);
    },
  };
}

/** Enrolls an authenticator app, by its QR code or by its secret as text. */
export const mfaOtpEnrollmentSteps: readonly FormStep[] = [
  enrollmentStep("/u/mfa-otp-enrollment-qr"),
  enrollmentStep("/u/mfa-otp-enrollment-code"),
];
