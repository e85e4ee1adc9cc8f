import { randomUUID } from "node:crypto";
import { ACCESS_SETTINGS } from "../../components/auth0/management-access";
import { TENANT_BASELINE } from "../../components/auth0/resource-types";
import { componentUrn, MFA } from "../program-resources";
import type { ConfigValue, StateResource } from "../stack-state";
import { auth0Settings } from "./plugin-provider";

const PROVIDER = "pulumi:providers:auth0-plivo";

/** Returns whether a state has the record of what the tenant had before the stack. */
export function hasBaseline(resources: readonly StateResource[]): boolean {
  return resources.some(
    ({ type, delete: isDeleted }) => type === TENANT_BASELINE && isDeleted !== true,
  );
}

/**
 * Makes the baseline of a stack that adopts an Action from before it. It says that the Action is the stack's, and the next
 * run reads what the tenant has without it. It is added with its provider, as the program declares both.
 */
export function adoptedBaseline(
  stack: string,
  config: ReadonlyMap<string, ConfigValue>,
  actionId: string,
): [plugin: StateResource, baseline: StateResource] {
  const parent = componentUrn(stack, [MFA]);
  const settings = Object.fromEntries(
    Object.entries(auth0Settings(config)).filter(([name]) => name in ACCESS_SETTINGS),
  );
  const plugin = {
    urn: componentUrn(stack, [MFA, { type: PROVIDER, name: `${MFA.name}-plugin` }]),
    custom: true,
    id: randomUUID(),
    type: PROVIDER,
    inputs: settings,
    outputs: settings,
    parent,
  };
  const baseline = {
    urn: componentUrn(stack, [MFA, { type: TENANT_BASELINE, name: `${MFA.name}-baseline` }]),
    custom: true,
    id: actionId,
    type: TENANT_BASELINE,
    inputs: {},
    outputs: { ownActions: [actionId] },
    parent,
    provider: `${plugin.urn}::${plugin.id}`,
  };
  return [plugin, baseline];
}
