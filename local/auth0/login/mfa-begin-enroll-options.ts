import { factorList } from "./factor-list";
import { independentFactors, isEnrollable } from "./factors";
import type { FormStep } from "./form-step";
import type { Visit } from "./login";
import { isEnrollmentDue, nextStep } from "./next-step";
import { stepPage } from "./step-page";

const PATH = "/u/mfa-begin-enroll-options";

function page(visit: Visit, problem?: string) {
  const { options } = visit.texts;
  return stepPage(visit, PATH, {
    title: `${options.enrollTitle} | ${visit.client.name}`,
    heading: options.enrollTitle,
    lead: options.enrollDescription,
    problem,
    form: factorList(visit, independentFactors(visit.login.tenant.store)),
  });
}

/** Offers the factors to enroll. One that needs a device or a service is shown too, and explained if it is chosen. */
export const mfaBeginEnrollOptionsStep: FormStep = {
  path: PATH,
  show: (visit) => (isEnrollmentDue(visit) ? page(visit) : nextStep(visit)),
  submit(visit, { action = "" }) {
    if (!isEnrollmentDue(visit)) return nextStep(visit);
    if (!isEnrollable(action)) return page(visit, visit.texts.options.unavailable);
    visit.transaction.factor = action;
    return nextStep(visit);
  },
};
