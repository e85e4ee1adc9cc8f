import { UNKNOWN, withoutInternals, type Properties, type PropertyValues } from "./property";

/**
 * Returns the state that a preview predicts, as the official plugins do: the program's values and, for the rest, what the
 * tenant already has. What only the tenant can set is unknown until the resource exists, and unchanged in an update, so
 * that dependent resources don't seem to be replaced.
 *
 * @param old the state before an update; left out before a creation
 */
export function plannedState(
  properties: Properties,
  inputs: PropertyValues,
  old?: PropertyValues,
): PropertyValues {
  const planned = withoutInternals(inputs);
  if (old !== undefined) return { ...lasting(properties, old), ...planned };
  const untold = Object.entries(properties)
    .filter(([name, { output, computed }]) => (output || computed) && planned[name] === undefined)
    .map(([name]) => [name, UNKNOWN] as const);
  return { ...planned, ...Object.fromEntries(untold) };
}

/**
 * Returns the part of a state that doesn't come from a program: what the tenant adds, without what an earlier program set.
 */
function lasting(properties: Properties, old: PropertyValues): PropertyValues {
  const entries = Object.entries(old).filter(([name]) => {
    const property = properties[name];
    return property === undefined || property.output === true || property.computed === true;
  });
  return Object.fromEntries<unknown>(entries);
}
