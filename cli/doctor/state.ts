import { ACTION, CLIENT, GUARDIAN } from "../program-resources";
import { managedResources, type StateResource } from "../stack-state";
import { fault, ok, RUN_UP, type Check } from "./check";

/** Whether the stack has been brought up, and by runs that ended. */
export const stateCheck: Check = {
  name: "stack state",
  examine: ({ stack, state }) => {
    const resources = managedResources(state);
    const pending = state.deployment.pending_operations ?? [];
    if (pending.length > 0) {
      const begun = pending.map(({ type, resource }) => `${type} ${nameOf(resource)}`).join(", ");
      return fault(
        `a run was killed while it was ${begun}`,
        `run \`npm run recover -- --stack ${stack}\`, then \`pulumi up\``,
      );
    }
    const missing = [CLIENT, ACTION, GUARDIAN].filter(
      (type) => !resources.some((each) => each.type === type),
    );
    if (missing.length > 0) {
      return fault(
        `the state has no ${missing.map(lastWord).join(", ")}`,
        `${RUN_UP(stack)}; if the tenant was set up by hand or the state was lost, first ` +
          `\`npm run recover -- --stack ${stack}\``,
      );
    }
    return ok(`${resources.length} resources, no run unfinished`);
  },
};

const nameOf = (resource: StateResource): string => resource.urn.split("::").at(-1) ?? resource.urn;
const lastWord = (type: string): string => type.split(":").at(-1) ?? type;
