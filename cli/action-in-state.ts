import { DELIVERY_TRIGGER, type PhoneExperience } from "../components/auth0/phone-experience";
import { ACTION } from "../components/auth0/resource-types";
import { managedResources, type StackExport, type StateResource } from "./stack-state";

/** Finds the Action of a state that delivers in an experience: a stack that moves has two for a while. */
export function actionInState(
  state: StackExport,
  experience: PhoneExperience,
): StateResource | undefined {
  return managedResources(state).find(({ type, inputs }) => {
    const trigger = inputs?.["supportedTriggers"] as { id?: string } | undefined;
    return type === ACTION && trigger?.id === DELIVERY_TRIGGER[experience].id;
  });
}
