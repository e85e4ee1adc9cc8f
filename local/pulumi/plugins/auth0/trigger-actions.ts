import type { PluginResource } from "../plugin";
import { array, object, string, type PropertyValues } from "../property";
import type { Api } from "./api";
import { listBindings, replaceBindings, type FlowAction } from "./trigger-bindings";

/** `auth0.TriggerActions`: owns the complete list of Actions bound to a trigger. Its id is the trigger's. */
export const triggerActions: PluginResource<Api> = {
  token: "auth0:index/triggerActions:TriggerActions",
  properties: {
    trigger: string({ required: true, replaces: true }),
    actions: array(
      object({ id: string({ required: true }), displayName: string({ required: true }) }),
      {
        required: true,
      },
    ),
  },

  async create(api, inputs, exists) {
    const trigger = String(inputs["trigger"]);
    await replaceBindings(api, trigger, bindingsOf(inputs));
    exists(trigger);
  },

  async read(api, id) {
    const bound = await listBindings(api, id);
    return {
      trigger: id,
      actions: bound.map(({ actionId, displayName }) => ({ id: actionId, displayName })),
    };
  },

  async update(api, id, { inputs }) {
    await replaceBindings(api, id, bindingsOf(inputs));
  },

  async delete(api, id) {
    await replaceBindings(api, id, []);
  },
};

function bindingsOf(inputs: PropertyValues): FlowAction[] {
  return (inputs["actions"] as { id: string; displayName: string }[]).map(
    ({ id, displayName }) => ({ actionId: id, displayName }),
  );
}
