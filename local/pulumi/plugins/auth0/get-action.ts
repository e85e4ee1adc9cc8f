import type { PluginFunction } from "../plugin";
import { string, type PropertyValues } from "../property";
import { actionState } from "./action";
import type { Api } from "./api";

/** `auth0.getAction`: an Action by id or by name. Its secrets have only names. */
export const getAction: PluginFunction<Api> = {
  token: "auth0:index/getAction:getAction",
  properties: { id: string(), name: string() },
  async call(api, args) {
    const found =
      typeof args["id"] === "string"
        ? { ...(await api.actions.get(args["id"])) }
        : await byName(api, String(args["name"]));
    const { supportedTriggers, ...state } = actionState(found);
    const secrets = (found["secrets"] ?? []) as { name: string }[];
    return {
      ...state,
      id: found["id"],
      dependencies: state["dependencies"] ?? [],
      supportedTriggers: [supportedTriggers],
      secrets: secrets.map(({ name }) => ({ name, value: "" })),
      deploy: found["all_changes_deployed"] === true,
    };
  },
};

async function byName(api: Api, name: string): Promise<PropertyValues> {
  const pages = await api.actions.list({ actionName: name });
  for await (const action of pages) if (action.name === name) return { ...action };
  throw new Error(`no action found with \`name\` = \`${name}\``);
}
