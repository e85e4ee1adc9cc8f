import { version } from "@pulumi/auth0/package.json";
import { randomUUID } from "node:crypto";
import { PROJECT_NAME } from "../../components/config/config-keys";
import { SECRET_MARK } from "../../provider/property-values";
import type { ConfigValue, StateResource } from "../stack-state";

const TYPE = "pulumi:providers:auth0";
/** Where the stack's configuration has the plugin's settings. */
const NAMESPACE = "auth0:";

/** Returns the auth0 plugin as a state has it: every resource of the plugin refers to it. */
export function findPluginProvider(resources: readonly StateResource[]): StateResource | undefined {
  return resources.find(({ type, delete: isDeleted }) => type === TYPE && isDeleted !== true);
}

/**
 * Returns the same for a state that has none: what the engine makes when the program first names one of the plugin's
 * resources. Settings that the environment has instead aren't in it; the plugin looks there by itself.
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

/** `pulumi stack import` encrypts what has the mark. */
function toSecret(value: string): Record<string, string> {
  return { ...SECRET_MARK, plaintext: JSON.stringify(value) };
}
