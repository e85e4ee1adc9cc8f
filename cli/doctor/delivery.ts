import { CUSTOM_PHONE_PROVIDER, SEND_PHONE_MESSAGE } from "../../components/auth0/triggers";
import { actionInState } from "../action-in-state";
import { fault, ok, runUp, warning, type Check, type Patient, type Verdict } from "./check";

/** Checks that Auth0 hands codes to the stack's Action. */
export const delivery: Check = {
  name: "delivery",
  examine: (patient) =>
    patient.experience === "legacy" ? examineFlow(patient) : examineProvider(patient),
};

/** Checks that no other Action sends codes too, or instead of the stack's. */
export const otherActions: Check = {
  name: "other Actions",
  examine: (patient) =>
    patient.experience === "legacy" ? othersInFlow(patient) : othersForProvider(patient),
};

/** Checks that the factor sends through the flow (legacy); on a unified tenant the phone provider is the only way. */
export const selectedProvider: Check = {
  name: "factor's provider",
  examine: async ({ stack, tenant, experience }) => {
    if (experience === "unified") return ok("the tenant's phone provider");
    const { provider } = await tenant.selectedProvider();
    return provider === "phone-message-hook"
      ? ok("phone-message-hook, the Send Phone Message flow")
      : fault(`${provider ?? "none"}, which isn't the Send Phone Message flow`, runUp(stack));
  },
};

async function examineFlow({ stack, state, tenant }: Patient): Promise<Verdict> {
  const bindings = await tenant.bindings(SEND_PHONE_MESSAGE.id);
  const id = actionInState(state, "legacy")?.id;
  return id !== undefined && bindings.some(({ action }) => action?.id === id)
    ? ok("the Action is bound in the Send Phone Message flow")
    : fault("the Send Phone Message flow doesn't run the stack's Action", runUp(stack));
}

async function examineProvider({ stack, tenant }: Patient): Promise<Verdict> {
  const [provider] = await tenant.phoneProviders();
  if (provider === undefined) return fault("the tenant has no phone provider", runUp(stack));
  if (provider.name !== "custom")
    return fault(`the phone provider is ${provider.name}, not custom`, runUp(stack));
  if (provider.disabled === true) return fault("the phone provider is disabled", runUp(stack));
  return provider.configuration?.delivery_methods.includes("text") === true
    ? ok("the custom phone provider runs the Action")
    : fault("the phone provider doesn't deliver text", runUp(stack));
}

/**
 * Reports other Actions in the flow. Each Action in it sends, so a user would get as many messages as there are Actions.
 */
async function othersInFlow({ stack, state, tenant }: Patient): Promise<Verdict> {
  const own = actionInState(state, "legacy")?.id;
  const others = (await tenant.bindings(SEND_PHONE_MESSAGE.id))
    .filter(({ action }) => action?.id !== own)
    .map(({ display_name }) => display_name ?? "?");
  return others.length === 0
    ? ok("none in the Send Phone Message flow")
    : warning(
        `also in the Send Phone Message flow: ${quote(others)}`,
        `${runUp(stack)}, which removes them from the flow`,
      );
}

/** Reports another Action for the phone provider. Auth0 runs one and refuses a second. */
async function othersForProvider({ stack, state, tenant }: Patient): Promise<Verdict> {
  const own = actionInState(state, "unified")?.id;
  const others = (await tenant.actionsFor(CUSTOM_PHONE_PROVIDER.id))
    .filter(({ id }) => id !== own)
    .map(({ name }) => name ?? "?");
  return others.length === 0
    ? ok("none for the phone provider")
    : fault(
        `also for the phone provider: ${quote(others)}`,
        `delete it, or adopt it with \`npm run recover -- --stack ${stack}\``,
      );
}

const quote = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");
