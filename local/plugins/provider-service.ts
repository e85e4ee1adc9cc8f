import * as grpc from "@grpc/grpc-js";
import type { IResourceProviderServer } from "@pulumi/pulumi/proto/provider_grpc_pb";
import plugins from "@pulumi/pulumi/proto/plugin_pb";
import protocol from "@pulumi/pulumi/proto/provider_pb";
import empty from "google-protobuf/google/protobuf/empty_pb";
import { checkInputs, type CheckFailure } from "./check";
import { compareProperties } from "./diff";
import { diffResponse } from "./diff-response";
import { initFailed } from "./init-failed";
import { plannedState } from "./planned-state";
import type { Plugin, PluginFunction, ResourceType } from "./plugin";
import { isRecord } from "./property";
import { createResource, readResource, updateResource } from "./resource-operations";
import { structOf, valuesOf } from "./struct";

/**
 * A plugin and what it calls, once the engine configured it. The engine takes a plugin's process for one provider: it
 * connects anew for each, of whichever stack, and configures it on that connection. So a connection, known by its peer,
 * is a provider; an invoke names neither stack nor provider.
 */
interface Session<Api> {
  readonly plugin: Plugin<Api>;
  readonly apis: Map<string, Api>;
}

type Methods = Partial<IResourceProviderServer>;

/**
 * Serves a plugin over Pulumi's provider protocol. The server in `@pulumi/pulumi/provider/server` doesn't pass on what
 * the engine says in Configure and has no detailed diff.
 *
 * Secrets are left to the engine (`acceptSecrets` false): it hands over plain values and marks what comes back.
 */
export function providerService<Api>(plugin: Plugin<Api>): Methods {
  const session: Session<Api> = { plugin, apis: new Map() };
  return { ...pluginMethods(session), ...planMethods(plugin), ...resourceMethods(session) };
}

function pluginMethods<Api>(session: Session<Api>): Methods {
  const { plugin } = session;
  return {
    attach: unary(plugin, () => new empty.Empty()),
    cancel: unary(plugin, () => new empty.Empty()),
    getPluginInfo: unary(plugin, () => new plugins.PluginInfo().setVersion(plugin.version)),
    configure: unary(plugin, (request: protocol.ConfigureRequest, peer) => {
      session.apis.set(peer, plugin.configure(configuration(request)));
      return new protocol.ConfigureResponse().setAcceptsecrets(false).setSupportspreview(true);
    }),
    invoke: unary(plugin, async (request: protocol.InvokeRequest, peer) => {
      const fn: PluginFunction<Api> = known(plugin, plugin.functions, request.getTok(), "function");
      const args = valuesOf(request.getArgs());
      const { failures } = checkInputs(fn.properties, fn.token, {}, args);
      if (failures.length > 0)
        return new protocol.InvokeResponse().setFailuresList(failures.map(checkFailure));
      return new protocol.InvokeResponse().setReturn(
        structOf(await fn.call(apiOf(session, peer), args)),
      );
    }),
  };
}

function planMethods<Api>(plugin: Plugin<Api>): Methods {
  return {
    check: unary(plugin, (request: protocol.CheckRequest) => {
      const type = resourceOf(plugin, request.getUrn());
      const name = request.getUrn().split("::").at(-1) ?? type.token;
      const olds = valuesOf(request.getOlds());
      const { inputs, failures } = checkInputs(
        type.properties,
        name,
        olds,
        valuesOf(request.getNews()),
      );
      return new protocol.CheckResponse()
        .setInputs(structOf(inputs))
        .setFailuresList(failures.map(checkFailure));
    }),
    diff: unary(plugin, (request: protocol.DiffRequest) => {
      const type = resourceOf(plugin, request.getUrn());
      const changes = compareProperties(
        type.properties,
        valuesOf(request.getOlds()),
        valuesOf(request.getNews()),
      );
      return diffResponse(changes, type.deleteBeforeReplace === true);
    }),
  };
}

function resourceMethods<Api>(session: Session<Api>): Methods {
  const { plugin } = session;
  return {
    create: unary(plugin, async (request: protocol.CreateRequest, peer) => {
      const type = resourceOf(plugin, request.getUrn());
      const inputs = valuesOf(request.getProperties());
      if (request.getPreview()) {
        const planned = plannedState(type.properties, inputs);
        return new protocol.CreateResponse().setProperties(structOf(planned));
      }
      const { id, state } = await createResource(plugin, type, apiOf(session, peer), inputs);
      return new protocol.CreateResponse().setId(id).setProperties(structOf(state));
    }),
    read: unary(plugin, async (request: protocol.ReadRequest, peer) => {
      const type = resourceOf(plugin, request.getUrn());
      const old = {
        state: valuesOf(request.getProperties()),
        inputs: valuesOf(request.getInputs()),
      };
      const found = await readResource(plugin, type, apiOf(session, peer), request.getId(), old);
      if (found === undefined) return new protocol.ReadResponse();
      return new protocol.ReadResponse()
        .setId(request.getId())
        .setProperties(structOf(found.state))
        .setInputs(structOf(found.inputs));
    }),
    update: unary(plugin, async (request: protocol.UpdateRequest, peer) => {
      const type = resourceOf(plugin, request.getUrn());
      const change = { old: valuesOf(request.getOlds()), inputs: valuesOf(request.getNews()) };
      if (request.getPreview()) {
        const planned = plannedState(type.properties, change.inputs, change.old);
        return new protocol.UpdateResponse().setProperties(structOf(planned));
      }
      const state = await updateResource(
        plugin,
        type,
        apiOf(session, peer),
        request.getId(),
        change,
      );
      return new protocol.UpdateResponse().setProperties(structOf(state));
    }),
    delete: unary(plugin, async (request: protocol.DeleteRequest, peer) => {
      const type = resourceOf(plugin, request.getUrn());
      try {
        await type.delete(apiOf(session, peer), request.getId(), valuesOf(request.getProperties()));
      } catch (error) {
        if (!plugin.isGone(error)) throw error;
      }
      return new empty.Empty();
    }),
  };
}

/** One gRPC method: what `handle` returns is the answer, what it throws is one sentence for the engine's user. */
function unary<Request, Response>(
  plugin: { readonly describeError: (error: unknown) => string },
  handle: (request: Request, peer: string) => Response | Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
  return (call, callback) => {
    Promise.resolve(call.request)
      .then((request) => handle(request, call.getPeer()))
      .then(
        (response) => {
          callback(null, response);
        },
        (error: unknown) => {
          callback(
            initFailed(error) ?? {
              code: grpc.status.UNKNOWN,
              details: plugin.describeError(error),
            },
          );
        },
      );
  };
}

function apiOf<Api>({ plugin, apis }: Session<Api>, peer: string): Api {
  const api = apis.get(peer);
  if (api === undefined && plugin.needsConfiguration) {
    throw new Error(`the ${plugin.name} plugin was called before it was configured`);
  }
  return api as Api;
}

function resourceOf<Api>(plugin: Plugin<Api>, urn: string): ResourceType<Api> {
  const token = urn.split("::")[2]?.split("$").at(-1) ?? "";
  return known(plugin, plugin.resources, token, "resource type");
}

function known<T extends { readonly token: string }>(
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

/** Provider settings arrive as text, secret ones in an envelope. */
function configuration(request: protocol.ConfigureRequest): Record<string, string> {
  const plain = (value: unknown): unknown =>
    isRecord(value) && "value" in value ? value["value"] : value;
  const settings = Object.entries(valuesOf(request.getArgs())).map(
    ([key, value]) => [key, plain(value)] as const,
  );
  return Object.fromEntries(
    settings.flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])),
  );
}

function checkFailure({ property, reason }: CheckFailure): protocol.CheckFailure {
  return new protocol.CheckFailure().setProperty(property).setReason(`\`${property}\` ${reason}`);
}
