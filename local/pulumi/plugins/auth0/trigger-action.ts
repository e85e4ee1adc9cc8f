import type { PluginResource } from "../plugin";
import { string } from "../property";
import type { Api } from "./api";
import { listBindings, replaceBindings } from "./trigger-bindings";

/**
 * `auth0.TriggerAction`: adds one Action to the end of a trigger's list and leaves the others. Its id is `trigger::action`.
 */
export const triggerAction: PluginResource<Api> = {
  token: "auth0:index/triggerAction:TriggerAction",
  properties: {
    trigger: string({ required: true, replaces: true }),
    actionId: string({ required: true, replaces: true }),
    displayName: string({ computed: true }),
  },

  async create(api, inputs, exists) {
    const trigger = String(inputs["trigger"]);
    const actionId = String(inputs["actionId"]);
    const bound = await listBindings(api, trigger);
    const displayName =
      (inputs["displayName"] as string | undefined) ?? (await api.actions.get(actionId)).name ?? "";
    if (!bound.some((binding) => binding.actionId === actionId)) {
      await replaceBindings(api, trigger, [...bound, { actionId, displayName }]);
    }
    exists(`${trigger}::${actionId}`);
  },

  async read(api, id) {
    const [trigger = "", actionId = ""] = id.split("::");
    const binding = (await listBindings(api, trigger)).find((one) => one.actionId === actionId);
    return binding && { trigger, actionId, displayName: binding.displayName };
  },

  async update(api, id, { inputs }) {
    const [trigger = "", actionId = ""] = id.split("::");
    const bound = await listBindings(api, trigger);
    const displayName = String(inputs["displayName"]);
    await replaceBindings(
      api,
      trigger,
      bound.map((one) => (one.actionId === actionId ? { actionId, displayName } : one)),
    );
  },

  async delete(api, id) {
    const [trigger = "", actionId = ""] = id.split("::");
    const bound = await listBindings(api, trigger);
    await replaceBindings(
      api,
      trigger,
      bound.filter((one) => one.actionId !== actionId),
    );
  },
};
