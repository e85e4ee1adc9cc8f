import { errorStatus } from "../management-api";
import { CLIENT } from "../program-resources";
import { managedResources } from "../stack-state";
import { fault, ok, RUN_UP, type Check, type Patient, type Verdict } from "./check";

/** Whether the application is there and Auth0 sends users back to it. */
export const applicationCheck: Check = {
  name: "application",
  examine: async (patient) => {
    const id = applicationId(patient);
    if (id === undefined) {
      return fault("the state has no application", RUN_UP(patient.stack));
    }
    try {
      const { name, callbacks, allowed_logout_urls, web_origins } =
        await patient.tenant.application(id);
      const lists = { callbacks, "logout URLs": allowed_logout_urls, "web origins": web_origins };
      return compareUrls(patient, name ?? "?", lists);
    } catch (error) {
      if (errorStatus(error) === 404) {
        return fault("the application isn't on the tenant", RUN_UP(patient.stack));
      }
      throw error;
    }
  },
};

/** Client ID of the stack's application. */
export function applicationId({ state }: Patient): string | undefined {
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
        RUN_UP(stack),
      );
}
