import { SEND_PHONE_MESSAGE } from "../../components/auth0/triggers";
import { fault, ok, RUN_UP, type Check, type Patient, type Verdict } from "./check";
import { actionInState } from "./delivering-action";

/** Whether Auth0 hands codes to the stack's Action. */
export const deliveryCheck: Check = {
  name: "delivery",
  examine: (patient) =>
    patient.experience === "legacy" ? examineFlow(patient) : examineProvider(patient),
};

async function examineFlow(patient: Patient): Promise<Verdict> {
  const bindings = await patient.tenant.bindings(SEND_PHONE_MESSAGE.id);
  const id = actionInState(patient)?.id;
  return id !== undefined && bindings.some(({ action }) => action?.id === id)
    ? ok("the Action is bound in the Send Phone Message flow")
    : fault("the Send Phone Message flow doesn't run the stack's Action", RUN_UP(patient.stack));
}

async function examineProvider(patient: Patient): Promise<Verdict> {
  const [provider] = await patient.tenant.phoneProviders();
  if (provider === undefined) {
    return fault("the tenant has no phone provider", RUN_UP(patient.stack));
  }
  if (provider.name !== "custom") {
    return fault(`the phone provider is ${provider.name}, not custom`, RUN_UP(patient.stack));
  }
  if (provider.disabled === true) {
    return fault("the phone provider is disabled", RUN_UP(patient.stack));
  }
  const methods = provider.configuration?.delivery_methods;
  return methods?.includes("text") === true
    ? ok("the custom phone provider runs the Action")
    : fault("the phone provider doesn't deliver text", RUN_UP(patient.stack));
}
