import type { ResourceType } from "../plugin";
import { list, object, text, type PropertyValues } from "../property";
import type { Api } from "./api";
import { listBindings, replaceBindings, type Binding } from "./trigger-bindings";

/** `auth0.TriggerActions`: owns the whole list of Actions bound to a trigger. Its id is the trigger's. */
export const triggerActions: ResourceType<Api> = {
  token: "auth0:index/triggerActions:TriggerActions",
  properties: {
    trigger: text({ required: true, replaces: true }),
    actions: list(object({ id: text({ required: true }), displayName: text({ required: true }) }), {
      required: true,
    }),
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

function bindingsOf(inputs: PropertyValues): Binding[] {
  return (inputs["actions"] as { id: string; displayName: string }[]).map(
    ({ id, displayName }) => ({ actionId: id, displayName }),
  );
}
