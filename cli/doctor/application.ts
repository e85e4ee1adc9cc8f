import { errorStatus } from "../management-api";
import { CLIENT, CONNECTION_CLIENT } from "../../components/auth0/resource-types";
import { managedResources } from "../stack-state";
import { fault, ok, runUp, type Check, type Patient, type Verdict } from "./check";

/** Checks that the application exists and that Auth0 sends users back to it. */
export const application: Check = {
  name: "application",
  examine: async (patient) => {
    const id = applicationId(patient);
    if (id === undefined) return fault("the state has no application", runUp(patient.stack));
    try {
      const { name, callbacks, allowed_logout_urls, web_origins } =
        await patient.tenant.application(id);
      const lists = { callbacks, "logout URLs": allowed_logout_urls, "web origins": web_origins };
      return compareUrls(patient, name ?? "?", lists);
    } catch (error) {
      if (errorStatus(error) === 404)
        return fault("the application isn't on the tenant", runUp(patient.stack));
      throw error;
    }
  },
};

/** Checks that users of the database connection may log in to the application. */
export const connection: Check = {
  name: "connection",
  examine: async (patient) => {
    const { stack, state, tenant } = patient;
    const link = managedResources(state).find(({ type }) => type === CONNECTION_CLIENT);
    const connectionId = link?.outputs?.["connectionId"];
    if (typeof connectionId !== "string")
      return fault("the state has no connection for the application", runUp(stack));
    const enabled = await tenant.enabledClients(connectionId);
    return enabled.some(({ client_id }) => client_id === applicationId(patient))
      ? ok("enabled for the application")
      : fault("not enabled for the application: nobody can log in", runUp(stack));
  },
};

/** Returns the client ID of the stack's application. */
function applicationId({ state }: Patient): string | undefined {
  return managedResources(state).find(({ type }) => type === CLIENT)?.id;
}

function compareUrls(
  { config, stack }: Patient,
  name: string,
  lists: Record<string, string[] | undefined>,
): Verdict {
  const { appUrls } = config.program;
  const wanted = (list: string): string[] =>
    list === "web origins" ? [...new Set(appUrls.map((url) => new URL(url).origin))] : appUrls;
  const wrong = Object.entries(lists).filter(
    ([list, urls = []]) =>
      urls.length !== wanted(list).length || !wanted(list).every((url) => urls.includes(url)),
  );
  return wrong.length === 0
    ? ok(`\`${name}\` at ${appUrls.join(", ")}`)
    : fault(
        `\`${name}\` has other ${wrong.map(([list]) => list).join(", ")} than \`appUrls\``,
        runUp(stack),
      );
}
