import { version } from "@pulumi/auth0/package.json";
import { randomUUID } from "node:crypto";
import { PROJECT_NAME } from "../../components/config/config-keys";
import { SECRET_MARK } from "../../provider/property-values";
import type { ConfigValue, StateResource } from "../stack-state";

const TYPE = "pulumi:providers:auth0";
/** The namespace of the plugin's settings in the stack's configuration. */
const NAMESPACE = "auth0:";

/** Returns the auth0 plugin's provider in a state, which every resource of the plugin refers to. */
export function findPluginProvider(resources: readonly StateResource[]): StateResource | undefined {
  return resources.find(({ type, delete: isDeleted }) => type === TYPE && isDeleted !== true);
}

/**
 * Returns the provider for a state without one: what the engine makes when the program first declares one of the plugin's
 * resources. It doesn't contain settings from the environment, which the plugin reads itself.
 */
export function newPluginProvider(
  stack: string,
  config: ReadonlyMap<string, ConfigValue>,
): StateResource {
  const settings = { version, ...auth0Settings(config) };
  const name = `default_${version.replaceAll(".", "_")}`;
  return {
    urn: `urn:pulumi:${stack}::${PROJECT_NAME}::${TYPE}::${name}`,
    custom: true,
    id: randomUUID(),
    type: TYPE,
    inputs: settings,
    outputs: settings,
  };
}

/** Returns what the stack's configuration sets for the auth0 plugin, secrets as such. */
export function auth0Settings(config: ReadonlyMap<string, ConfigValue>): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const [key, { value, secret }] of config) {
    if (key.startsWith(NAMESPACE) && value !== undefined) {
      settings[key.slice(NAMESPACE.length)] = secret ? toSecret(value) : value;
    }
  }
  return settings;
}

/** Marks a value as secret: `pulumi stack import` encrypts it. */
function toSecret(value: string): Record<string, string> {
  return { ...SECRET_MARK, plaintext: JSON.stringify(value) };
}
