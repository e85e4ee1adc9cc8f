import { changedNames } from "./diff";
import { InitFailedError } from "./init-failed";
import { plannedState } from "./planned-state";
import type { Plugin, PluginResource } from "./plugin";
import { isRecord, withoutInternals, type Properties, type PropertyValues } from "./property";

/**
 * Creates and reads. If something fails once the resource exists, the planned state is kept, as the official plugins do.
 */
export async function createResource<Api>(
  plugin: Plugin<Api>,
  type: PluginResource<Api>,
  api: Api,
  inputs: PropertyValues,
): Promise<{ id: string; state: PropertyValues }> {
  const planned = withoutInternals(inputs);
  let id: string | undefined;
  try {
    await type.create(api, planned, (created) => (id = created));
    if (id === undefined) throw new Error(`${type.token} was created without an id`);
    return { id, state: (await type.read(api, id, planned)) ?? planned };
  } catch (error) {
    if (id === undefined) throw error;
    throw new InitFailedError(id, planned, plugin.describeError(error));
  }
}

/**
 * Updates and reads. A failure keeps the planned state: the official plugin does so too, and its next run without a refresh
 * then finds nothing to change.
 */
export async function updateResource<Api>(
  plugin: Plugin<Api>,
  type: PluginResource<Api>,
  api: Api,
  id: string,
  change: { readonly old: PropertyValues; readonly inputs: PropertyValues },
): Promise<PropertyValues> {
  const { old } = change;
  const inputs = withoutInternals(change.inputs);
  const changed = changedNames(type.properties, old, inputs);
  if (changed.size === 0 || type.update === undefined) return old;
  const planned = plannedState(type.properties, inputs, old);
  try {
    await type.update(api, id, { old, inputs, changes: (name) => changed.has(name) });
    return (await type.read(api, id, planned)) ?? planned;
  } catch (error) {
    throw new InitFailedError(id, planned, plugin.describeError(error));
  }
}

/** Returns the tenant's state and the inputs that would produce it; undefined if the resource no longer exists. */
export async function readResource<Api>(
  plugin: Plugin<Api>,
  type: PluginResource<Api>,
  api: Api,
  id: string,
  { state: old, inputs }: { readonly state: PropertyValues; readonly inputs: PropertyValues },
): Promise<{ state: PropertyValues; inputs: PropertyValues } | undefined> {
  try {
    const state = await type.read(api, id, old);
    if (state === undefined) return undefined;
    const imported = Object.keys(inputs).length === 0;
    return {
      state,
      inputs: imported ? inputsForImport(type.properties, state) : inputsFromState(inputs, state),
    };
  } catch (error) {
    if (plugin.isGone(error)) return undefined;
    throw error;
  }
}

/** Returns the program's inputs, with the tenant's current values for them. */
function inputsFromState(inputs: PropertyValues, state: PropertyValues): PropertyValues {
  const entries = Object.entries(inputs).flatMap(([name, input]) => {
    if (name.startsWith("__")) return [[name, input]];
    const value = state[name];
    if (value === undefined || value === null) return [];
    return [[name, isRecord(input) && isRecord(value) ? inputsFromState(input, value) : value]];
  });
  return Object.fromEntries(entries) as PropertyValues;
}

function inputsForImport(properties: Properties, state: PropertyValues): PropertyValues {
  return Object.fromEntries(
    Object.entries(state).filter(
      ([name, value]) => value !== undefined && properties[name]?.output !== true,
    ),
  );
}
