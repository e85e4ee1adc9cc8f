import type { Action, ActionVersion, Store } from "../store";

export type PhoneTrigger = "send-phone-message" | "custom-phone-provider";

/** The handler that Auth0 calls for a trigger. */
export const HANDLERS = {
  "send-phone-message": "onExecuteSendPhoneMessage",
  "custom-phone-provider": "onExecuteCustomPhoneProvider",
} as const satisfies Record<PhoneTrigger, string>;

/** An Action with its deployed version, which has its own code and secrets and is never the draft. */
export interface DeployedAction {
  action: Action;
  version: ActionVersion;
}

function withDeployedVersion(action: Action | undefined): DeployedAction[] {
  const version = action?.versions.find(({ deployed }) => deployed);
  return action === undefined || version === undefined ? [] : [{ action, version }];
}

/** Returns the deployed Actions bound to a trigger, in the order in which they run. */
export function boundActions(store: Store, trigger: PhoneTrigger): DeployedAction[] {
  const bindings = store.bindings.get(trigger) ?? [];
  return bindings.flatMap((binding) => withDeployedVersion(store.actions.get(binding.action_id)));
}

/** Returns the deployed Action of the custom phone provider. It runs without a binding. */
export function phoneProviderAction(store: Store): DeployedAction | undefined {
  return [...store.actions.values()]
    .filter((action) => action.supported_triggers.some(({ id }) => id === "custom-phone-provider"))
    .flatMap(withDeployedVersion)[0];
}
