import { DELIVERY_TRIGGER, type PhoneExperience } from "../components/auth0/phone-experience";
import { ACTION } from "../components/auth0/resource-types";
import { managedResources, type StackExport, type StateResource } from "./stack-state";

/** Finds the Action in a state that delivers on an experience: during a move, a stack has two. */
export function actionInState(
  state: StackExport,
  experience: PhoneExperience,
): StateResource | undefined {
  return managedResources(state).find(({ type, inputs }) => {
    const trigger = inputs?.["supportedTriggers"] as { id?: string } | undefined;
    return type === ACTION && trigger?.id === DELIVERY_TRIGGER[experience].id;
  });
}
