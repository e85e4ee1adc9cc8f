import { CONNECTION_CLIENT } from "../program-resources";
import { managedResources } from "../stack-state";
import { applicationId } from "./application";
import { fault, ok, RUN_UP, type Check } from "./check";

/** Whether users of the database connection may log in to the application. */
export const connectionCheck: Check = {
  name: "connection",
  examine: async (patient) => {
    const { stack, state, tenant } = patient;
    const link = managedResources(state).find(({ type }) => type === CONNECTION_CLIENT);
    const connectionId = link?.outputs?.["connectionId"];
    if (typeof connectionId !== "string") {
      return fault("the state has no connection for the application", RUN_UP(stack));
    }
    const enabled = await tenant.enabledClients(connectionId);
    return enabled.some(({ client_id }) => client_id === applicationId(patient))
      ? ok("enabled for the application")
      : fault("not enabled for the application: nobody can log in", RUN_UP(stack));
  },
};
