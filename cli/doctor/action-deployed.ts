import { fault, ok, RUN_UP, type Check } from "./check";
import { deliveringAction } from "./delivering-action";

/** Whether Auth0 runs the Action as it was last saved. */
export const actionDeployedCheck: Check = {
  name: "Action deployed",
  examine: async (patient) => {
    const action = await deliveringAction(patient);
    if (action === undefined) {
      return fault("the stack's Action isn't on the tenant", RUN_UP(patient.stack));
    }
    if (action.deployed_version?.deployed !== true) {
      return fault(`\`${action.name ?? ""}\` was never deployed`, RUN_UP(patient.stack));
    }
    return action.all_changes_deployed === true
      ? ok(`\`${action.name ?? ""}\`, version ${action.deployed_version.number ?? "?"}`)
      : fault(`\`${action.name ?? ""}\` has changes that aren't deployed`, RUN_UP(patient.stack));
  },
};
