import { CUSTOM_PHONE_PROVIDER, SEND_PHONE_MESSAGE } from "../../components/auth0/triggers";
import { fault, ok, RUN_UP, warning, type Check, type Patient, type Verdict } from "./check";
import { actionInState } from "./delivering-action";

/** Whether another Action sends codes too, or in the stack's place. */
export const otherActionsCheck: Check = {
  name: "other Actions",
  examine: (patient) =>
    patient.experience === "legacy" ? examineFlow(patient) : examineTrigger(patient),
};

/** Each Action in the flow sends, so a user would get as many messages as there are Actions. */
async function examineFlow(patient: Patient): Promise<Verdict> {
  const own = actionInState(patient)?.id;
  const bindings = await patient.tenant.bindings(SEND_PHONE_MESSAGE.id);
  const others = bindings
    .filter(({ action }) => action?.id !== own)
    .map(({ display_name }) => display_name ?? "?");
  return others.length === 0
    ? ok("none in the Send Phone Message flow")
    : warning(
        `also in the Send Phone Message flow: ${quote(others)}`,
        `${RUN_UP(patient.stack)}, which takes them out of the flow`,
      );
}

/** Auth0 runs one Action for the phone provider and refuses a second. */
async function examineTrigger(patient: Patient): Promise<Verdict> {
  const own = actionInState(patient)?.id;
  const actions = await patient.tenant.actionsFor(CUSTOM_PHONE_PROVIDER.id);
  const others = actions.filter(({ id }) => id !== own).map(({ name }) => name ?? "?");
  return others.length === 0
    ? ok("none for the phone provider")
    : fault(
        `also for the phone provider: ${quote(others)}`,
        `delete it, or bring it in with \`npm run recover -- --stack ${patient.stack}\``,
      );
}

const quote = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");
