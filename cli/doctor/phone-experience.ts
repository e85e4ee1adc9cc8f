import { PHONE_PROVIDER, TRIGGER_ACTIONS } from "../program-resources";
import { managedResources } from "../stack-state";
import { fault, ok, RUN_UP, type Check } from "./check";

/** Whether the stack delivers the way that the tenant asks for. */
export const phoneExperienceCheck: Check = {
  name: "phone experience",
  examine: ({ stack, config, experience, state }) => {
    const { phoneExperience } = config.program;
    if (phoneExperience !== "auto" && phoneExperience !== experience) {
      return fault(
        `the tenant is ${experience}, and \`phoneExperience\` is pinned to ${phoneExperience}`,
        "run `pulumi config set phoneExperience auto`, then `pulumi up`",
      );
    }
    const types = managedResources(state).map(({ type }) => type);
    const delivery = experience === "legacy" ? TRIGGER_ACTIONS : PHONE_PROVIDER;
    return types.includes(delivery)
      ? ok(experience)
      : fault(`the tenant is ${experience}, and the stack doesn't deliver that way`, RUN_UP(stack));
  },
};
