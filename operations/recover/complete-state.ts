import type { Management } from "auth0";
import { programResources, resourceUrn, ACTION } from "../program-resources";
import type { PhoneExperience } from "../../components/config/choices";
import type { StateResource, StackExport } from "../stack-state";
import type { Missing } from "./find-missing";

/**
 * Adds to imported resources what an import doesn't know: what they depend on, so that a `destroy` right away deletes
 * in the right order, and the names of an Action's secrets, since the plugin refuses to update an Action that has
 * secrets the state has never heard of.
 * @param secretNames secrets of imported Actions, by the Action's id
 */
export function completeState(
  stack: string,
  experience: PhoneExperience,
  state: StackExport,
  missing: readonly Missing[],
  secretNames: ReadonlyMap<string, readonly string[]>,
): StackExport {
  const urns = new Map(
    programResources(experience).map((each) => [each.name, resourceUrn(stack, each)]),
  );
  const imported = new Map(missing.map(({ resource }) => [resourceUrn(stack, resource), resource]));
  const present = new Set((state.deployment.resources ?? []).map(({ urn }) => urn));
  const resources = (state.deployment.resources ?? []).map((resource) => {
    const declared = imported.get(resource.urn);
    if (declared === undefined || resource.delete === true) {
      return resource;
    }
    const dependencies = declared.after
      .flatMap((name) => urns.get(name) ?? [])
      .filter((urn) => present.has(urn));
    return withSecretNames(
      { ...resource, ...(dependencies.length > 0 && { dependencies }) },
      secretNames,
    );
  });
  return { ...state, deployment: { ...state.deployment, resources, pending_operations: [] } };
}

function withSecretNames(
  resource: StateResource,
  secretNames: ReadonlyMap<string, readonly string[]>,
): StateResource {
  const names = secretNames.get(resource.id ?? "") ?? [];
  if (resource.type !== ACTION || names.length === 0) {
    return resource;
  }
  // Auth0 shows no value. An empty one differs from every real one, so the next run sets them all.
  const secrets = names.map((name) => ({ name, value: "" }));
  return {
    ...resource,
    inputs: { ...resource.inputs, secrets },
    outputs: { ...resource.outputs, secrets },
  };
}

/** Names of an Action's secrets. */
export function secretNamesOf(action: Management.GetActionResponseContent): string[] {
  return (action.secrets ?? []).flatMap(({ name }) => name ?? []);
}
