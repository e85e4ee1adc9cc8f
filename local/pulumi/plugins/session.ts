import type { Plugin } from "./plugin";

/**
 * A plugin and the API that it calls, once the engine has configured it. The engine treats a plugin's process as one
 * provider. It connects again for each provider, of any stack, and configures it on that connection. A connection, known by
 * its peer, is therefore a provider; an invoke names neither stack nor provider.
 */
export interface ConfiguredPlugin<Api> {
  readonly plugin: Plugin<Api>;
  readonly apis: Map<string, Api>;
}

/**
 * Returns the API that the engine configured for this connection.
 *
 * @throws Error if the engine calls before it has configured the plugin, unless the plugin needs no configuration
 */
export function apiOf<Api>({ plugin, apis }: ConfiguredPlugin<Api>, peer: string): Api {
  const api = apis.get(peer);
  if (api === undefined && plugin.needsConfiguration) {
    throw new Error(`the ${plugin.name} plugin was called before it was configured`);
  }
  return api as Api;
}
