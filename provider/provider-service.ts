import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { ACCESS_SETTINGS, SECRET_ACCESS_SETTINGS } from "../components/auth0/management-access";
import { ConfiguredTenant } from "./connection";
import componentSchema from "./construct/component-schema.json";
import { constructMethod } from "./construct/construct";
import { engineLog } from "./engine-log";
import { toStruct, fromStruct } from "./property-values";
import { resourceMethods } from "./resource-methods";
import { newerVersion, PLUGIN_VERSION_SETTING } from "./plugin-version";
import schema from "./schema.json";
import { providerMethod, type Methods } from "./method";

/**
 * Serves the provider. The server in `@pulumi/pulumi/provider` has neither Configure nor a detailed diff nor Cancel.
 *
 * @param engine the address of the engine's log
 * @param version of the plugin
 */
export function providerService(engine: string | undefined, version: string): Methods {
  const connection = new ConfiguredTenant(engineLog(engine));
  return {
    ...pluginMethods(connection, version),
    ...resourceMethods(connection),
    construct: constructMethod(engine),
  };
}

function pluginMethods(connection: ConfiguredTenant, version: string): Methods {
  return {
    getPluginInfo: providerMethod(() => new plugin.PluginInfo().setVersion(version)),
    getSchema: providerMethod(() =>
      new protocol.GetSchemaResponse().setSchema(JSON.stringify(wholeSchema(version))),
    ),
    checkConfig: providerMethod((request: protocol.CheckRequest) => checkConfig(request, version)),
    configure: providerMethod((request: protocol.ConfigureRequest) => {
      const settings = fromStruct(request.getArgs());
      // A `destroy` doesn't call CheckConfig: the settings in the state arrive here unchecked.
      const newer = newerVersion(settings[PLUGIN_VERSION_SETTING], version);
      if (newer !== undefined) throw new Error(newer);
      connection.configure(settings);
      return new protocol.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
    }),
    // PULUMI_DEBUG_PROVIDERS lets the engine use a plugin that runs already, as in a debugger.
    attach: providerMethod(() => {
      connection.begin();
      return new Empty();
    }),
    cancel: providerMethod(() => {
      connection.cancel();
      return new Empty();
    }),
  };
}

function checkConfig(request: protocol.CheckRequest, version: string): protocol.CheckResponse {
  const settings = fromStruct(request.getNews());
  const known = [...Object.keys(ACCESS_SETTINGS), "version", "pluginDownloadURL"];
  const failures = Object.keys(settings)
    .filter((name) => !known.includes(name) && !name.startsWith("__"))
    .map((name) => {
      const reason = `\`${name}\` is not a setting of auth0-plivo; there are ${Object.keys(ACCESS_SETTINGS).join(", ")}`;
      return new protocol.CheckFailure().setProperty(name).setReason(reason);
    });
  const olds = request.getOlds();
  const newer = newerVersion(olds && fromStruct(olds)[PLUGIN_VERSION_SETTING], version);
  if (newer !== undefined) failures.push(new protocol.CheckFailure().setReason(newer));
  return new protocol.CheckResponse()
    .setInputs(toStruct({ ...settings, [PLUGIN_VERSION_SETTING]: version }, SECRET_ACCESS_SETTINGS))
    .setFailuresList(failures);
}

/** The schema of the resources, and of the component that other languages use through `Construct`. */
function wholeSchema(version: string) {
  return { ...schema, version, resources: { ...schema.resources, ...componentSchema } };
}
