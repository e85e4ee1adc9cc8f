import type { PhoneExperience } from "../../components/auth0/phone-experience";
import { PROJECT_NAME } from "../../components/config/config-keys";
import { ACTION } from "../../components/auth0/resource-types";
import {
  componentUrn,
  programResources,
  resourceUrn,
  type ProgramComponent,
} from "../program-resources";
import type { ConfigValue, StackExport, StateResource } from "../stack-state";
import { adoptedBaseline, hasBaseline } from "./adopted-baseline";
import type { Missing } from "./find-missing";
import { findPluginProvider, newPluginProvider } from "./plugin-provider";

export interface AdoptOptions {
  readonly stack: string;
  /** The deliveries that the stack declares. */
  readonly deliveries: readonly PhoneExperience[];
  readonly config: ReadonlyMap<string, ConfigValue>;
  readonly missing: readonly Missing[];
  /** Whether to keep the operations that killed runs had begun: they prove which second copies are the stack's. */
  readonly keepPending: boolean;
  /** Names of secrets that an Action has and the program doesn't set, by the Action's id. */
  readonly foreignSecrets: ReadonlyMap<string, readonly string[]>;
}

const STACK_TYPE = "pulumi:pulumi:Stack";

/**
 * Returns the state with the missing resources added, and without the operations that killed runs had begun. A resource is
 * added with its id only: the next run's refresh has the plugin read it, just as `pulumi import` would. (`pulumi import`
 * itself needs the program's language host, and records no dependencies.)
 */
export function adopt(state: StackExport, options: AdoptOptions): StackExport {
  const resources = [...(state.deployment.resources ?? [])];
  const present = new Set(resources.map(({ urn }) => urn));
  const add = (resource: StateResource): void => {
    if (!present.has(resource.urn)) {
      present.add(resource.urn);
      resources.push(resource);
    }
  };
  if (options.missing.length > 0) {
    const plugin =
      findPluginProvider(resources) ?? newPluginProvider(options.stack, options.config);
    add({ urn: stackUrn(options.stack), custom: false, type: STACK_TYPE });
    add(plugin);
    for (const missing of options.missing) {
      addComponents(options.stack, missing.resource.components, add);
      add(adopted(missing, plugin, present, options));
    }
    const action = options.missing.find(({ resource }) => resource.type === ACTION);
    if (action !== undefined && !hasBaseline(resources)) {
      adoptedBaseline(options.stack, options.config, action.id).forEach(add);
    }
  }
  const pending = options.keepPending ? (state.deployment.pending_operations ?? []) : [];
  return { ...state, deployment: { ...state.deployment, resources, pending_operations: pending } };
}

function addComponents(
  stack: string,
  components: readonly ProgramComponent[],
  add: (resource: StateResource) => void,
): void {
  components.forEach(({ type }, depth) => {
    const parent = depth === 0 ? stackUrn(stack) : componentUrn(stack, components.slice(0, depth));
    add({ urn: componentUrn(stack, components.slice(0, depth + 1)), custom: false, type, parent });
  });
}

/** Makes a resource of the state. It has its dependencies, so that an immediate `destroy` deletes in the right order. */
function adopted(
  { resource, id }: Missing,
  plugin: StateResource,
  present: ReadonlySet<string>,
  { stack, deliveries, foreignSecrets }: AdoptOptions,
): StateResource {
  const needed = programResources(deliveries)
    .filter(({ name }) => resource.after.includes(name))
    .map((each) => resourceUrn(stack, each));
  // The plugin refuses to update an Action that has secrets it doesn't know. Auth0 never shows their values.
  const secrets = (foreignSecrets.get(id) ?? []).map((name) => ({ name, value: "" }));
  const outputs = resource.type === ACTION && secrets.length > 0 ? { secrets } : {};
  return {
    urn: resourceUrn(stack, resource),
    custom: true,
    id,
    type: resource.type,
    inputs: {},
    outputs,
    parent: componentUrn(stack, resource.components),
    provider: `${plugin.urn}::${plugin.id ?? ""}`,
    dependencies: needed.filter((urn) => present.has(urn)),
  };
}

function stackUrn(stack: string): string {
  return `urn:pulumi:${stack}::${PROJECT_NAME}::${STACK_TYPE}::${PROJECT_NAME}-${stack}`;
}
