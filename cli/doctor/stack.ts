import {
  ACTION,
  CLIENT,
  GUARDIAN,
  PHONE_PROVIDER,
  TRIGGER_ACTIONS,
} from "../../components/auth0/resource-types";
import { managedResources, type StateResource } from "../stack-state";
import { fault, ok, runUp, setAndUp, type Check } from "./check";

/** Checks that the stack has been deployed, by runs that ended. */
export const stackState: Check = {
  name: "stack state",
  examine: ({ stack, state }) => {
    const resources = managedResources(state);
    const pending = state.deployment.pending_operations ?? [];
    if (pending.length > 0) {
      const begun = pending.map(({ type, resource }) => `${type} ${nameOf(resource)}`).join(", ");
      return fault(
        `a run was killed while it was ${begun}`,
        `run \`npm run recover -- --stack ${stack}\`, then \`pulumi up --stack ${stack}\``,
      );
    }
    const missing = [CLIENT, ACTION, GUARDIAN].filter(
      (type) => !resources.some((each) => each.type === type),
    );
    if (missing.length > 0) {
      return fault(
        `the state has no ${missing.map(lastWord).join(", ")}`,
        `${runUp(stack)}; if the tenant was set up by hand or the state was lost, first ` +
          `\`npm run recover -- --stack ${stack}\``,
      );
    }
    return ok(`${resources.length} resources, no run unfinished`);
  },
};

/** Checks that the stack delivers in the way that the tenant requires. */
export const phoneExperience: Check = {
  name: "phone experience",
  examine: ({ stack, config, experience, state }) => {
    const pinned = config.program.phoneExperience;
    if (pinned !== "auto" && pinned !== experience) {
      return fault(
        `the tenant is ${experience}, and \`phoneExperience\` is pinned to ${pinned}`,
        setAndUp(stack, "phoneExperience auto"),
      );
    }
    const types = managedResources(state).map(({ type }) => type);
    const delivery = experience === "legacy" ? TRIGGER_ACTIONS : PHONE_PROVIDER;
    return types.includes(delivery)
      ? ok(experience)
      : fault(`the tenant is ${experience}, and the stack doesn't deliver that way`, runUp(stack));
  },
};

const nameOf = (resource: StateResource): string => resource.urn.split("::").at(-1) ?? resource.urn;
const lastWord = (type: string): string => type.split(":").at(-1) ?? type;
