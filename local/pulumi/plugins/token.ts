import type { Plugin, PluginResource } from "./plugin";

/** Returns the resource type in a URN: `urn:pulumi:STACK::PROJECT::PARENT$TOKEN::NAME`. */
export function resourceOf<Api>(plugin: Plugin<Api>, urn: string): PluginResource<Api> {
  const token = urn.split("::")[2]?.split("$").at(-1) ?? "";
  return known(plugin, plugin.resources, token, "resource type");
}

/**
 * Finds the entry with a token.
 *
 * @throws Error that lists what the plugin has
 */
export function known<T extends { readonly token: string }>(
  { name }: { readonly name: string },
  all: readonly T[],
  token: string,
  kind: string,
): T {
  const found = all.find((one) => one.token === token);
  if (found) return found;
  const tokens = all.map((one) => one.token).join(", ");
  throw new Error(`the local ${name} plugin has no ${kind} \`${token}\`; it has ${tokens}`);
}
