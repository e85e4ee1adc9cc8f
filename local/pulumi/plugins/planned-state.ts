import { UNKNOWN, withoutInternals, type Properties, type PropertyValues } from "./property";

/**
 * Returns the state that a preview foresees, as the official plugins do: what the program sets, and of the rest what the
 * tenant already has. What only the tenant can set is unknown until the resource exists, and stays as it is in an
 * update, so that what depends on it doesn't look as if it were replaced.
 *
 * @param old the state before an update; left out where the resource is yet to be created
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

/** What of a state stays without the program: what the tenant adds, and not what an earlier program set. */
function lasting(properties: Properties, old: PropertyValues): PropertyValues {
  const entries = Object.entries(old).filter(([name]) => {
    const property = properties[name];
    return property === undefined || property.output === true || property.computed === true;
  });
  return Object.fromEntries<unknown>(entries);
}
