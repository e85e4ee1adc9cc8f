import type { Management } from "auth0";
import { DELIVERY_TRIGGER } from "../../components/auth0/phone-experience";
import { errorStatus } from "../management-api";
import { ACTION } from "../program-resources";
import { managedResources, type StateResource } from "../stack-state";
import type { Patient } from "./check";

/** The Action of the state that delivers in the tenant's experience: a stack that moves has two for a while. */
export function actionInState({ state, experience }: Patient): StateResource | undefined {
  return managedResources(state).find(({ type, inputs }) => {
    const trigger = inputs?.["supportedTriggers"] as { id?: string } | undefined;
    return type === ACTION && trigger?.id === DELIVERY_TRIGGER[experience].id;
  });
}

/** The stack's Action as the tenant has it; `undefined` when it isn't there. */
export async function deliveringAction(
  patient: Patient,
): Promise<Management.GetActionResponseContent | undefined> {
  const id = actionInState(patient)?.id;
  if (id === undefined) {
    return undefined;
  }
  try {
    return await patient.tenant.action(id);
  } catch (error) {
    if (errorStatus(error) === 404) {
      return undefined;
    }
    throw error;
  }
}
