import plugins from "@pulumi/pulumi/proto/plugin_pb";
import protocol from "@pulumi/pulumi/proto/provider_pb";
import empty from "google-protobuf/google/protobuf/empty_pb";
import { checkInputs } from "./check";
import { type Methods, pluginMethod } from "./method";
import { checkFailure, planMethods } from "./plan-methods";
import type { Plugin, PluginFunction } from "./plugin";
import { operationMethods } from "./resource-methods";
import { apiOf, type ConfiguredPlugin } from "./session";
import { toStruct, fromStruct } from "../../../provider/property-values";
import { known } from "./token";

/**
 * Serves a plugin over Pulumi's provider protocol. The server in `@pulumi/pulumi/provider/server` doesn't pass on the
 * engine's Configure request and has no detailed diff.
 *
 * Secrets are left to the engine (`acceptSecrets` is false): it passes plain values and marks what is returned.
 */
export function pluginService<Api>(plugin: Plugin<Api>): Methods {
  const session: ConfiguredPlugin<Api> = { plugin, apis: new Map() };
  return { ...pluginMethods(session), ...planMethods(plugin), ...operationMethods(session) };
}

function pluginMethods<Api>(session: ConfiguredPlugin<Api>): Methods {
  const { plugin } = session;
  return {
    attach: pluginMethod(plugin, () => new empty.Empty()),
    cancel: pluginMethod(plugin, () => new empty.Empty()),
    getPluginInfo: pluginMethod(plugin, () => new plugins.PluginInfo().setVersion(plugin.version)),
    configure: pluginMethod(plugin, (request: protocol.ConfigureRequest, peer) => {
      session.apis.set(peer, plugin.configure(configuration(request)));
      return new protocol.ConfigureResponse().setAcceptsecrets(false).setSupportspreview(true);
    }),
    invoke: pluginMethod(plugin, async (request: protocol.InvokeRequest, peer) => {
      const fn: PluginFunction<Api> = known(plugin, plugin.functions, request.getTok(), "function");
      const args = fromStruct(request.getArgs());
      const { failures } = checkInputs(fn.properties, fn.token, {}, args);
      if (failures.length > 0)
        return new protocol.InvokeResponse().setFailuresList(failures.map(checkFailure));
      return new protocol.InvokeResponse().setReturn(
        toStruct(await fn.call(apiOf(session, peer), args)),
      );
    }),
  };
}

/** Provider settings arrive as text. */
function configuration(request: protocol.ConfigureRequest): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fromStruct(request.getArgs())).flatMap(([key, value]) =>
      typeof value === "string" ? [[key, value]] : [],
    ),
  );
}
