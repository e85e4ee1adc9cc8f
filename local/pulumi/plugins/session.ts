import type { Plugin } from "./plugin";

/**
 * A plugin and what it calls, once the engine configured it. The engine treats a plugin's process as one provider: it
 * connects again for each, of whichever stack, and configures it on that connection. So a connection, known by its peer,
 * is a provider; an invoke names neither stack nor provider.
 */
export interface ConfiguredPlugin<Api> {
  readonly plugin: Plugin<Api>;
  readonly apis: Map<string, Api>;
}

/**
 * Returns the API that the engine configured for this connection.
 *
 * @throws Error where the engine calls before it configured the plugin, unless that needs no configuration.
 */
export function apiOf<Api>({ plugin, apis }: ConfiguredPlugin<Api>, peer: string): Api {
  const api = apis.get(peer);
  if (api === undefined && plugin.needsConfiguration) {
    throw new Error(`the ${plugin.name} plugin was called before it was configured`);
  }
  return api as Api;
}
