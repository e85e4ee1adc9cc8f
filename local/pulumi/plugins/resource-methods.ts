import empty from "google-protobuf/google/protobuf/empty_pb";
import protocol from "@pulumi/pulumi/proto/provider_pb";
import { type Methods, pluginMethod } from "./method";
import { plannedState } from "./planned-state";
import { createResource, readResource, updateResource } from "./resource-operations";
import { apiOf, type ConfiguredPlugin } from "./session";
import { toStruct, fromStruct } from "../../../provider/property-values";
import { resourceOf } from "./token";

/** Returns the methods that the engine calls for one resource. In a preview they make no request. */
export function operationMethods<Api>(session: ConfiguredPlugin<Api>): Methods {
  const { plugin } = session;
  return {
    create: pluginMethod(plugin, createMethod(session)),
    read: pluginMethod(plugin, readMethod(session)),
    update: pluginMethod(plugin, updateMethod(session)),
    delete: pluginMethod(plugin, deleteMethod(session)),
  };
}

function createMethod<Api>(session: ConfiguredPlugin<Api>) {
  const { plugin } = session;
  return async (request: protocol.CreateRequest, peer: string) => {
    const type = resourceOf(plugin, request.getUrn());
    const inputs = fromStruct(request.getProperties());
    if (request.getPreview()) {
      const planned = plannedState(type.properties, inputs);
      return new protocol.CreateResponse().setProperties(toStruct(planned));
    }
    const { id, state } = await createResource(plugin, type, apiOf(session, peer), inputs);
    return new protocol.CreateResponse().setId(id).setProperties(toStruct(state));
  };
}

function readMethod<Api>(session: ConfiguredPlugin<Api>) {
  const { plugin } = session;
  return async (request: protocol.ReadRequest, peer: string) => {
    const type = resourceOf(plugin, request.getUrn());
    const old = {
      state: fromStruct(request.getProperties()),
      inputs: fromStruct(request.getInputs()),
    };
    const found = await readResource(plugin, type, apiOf(session, peer), request.getId(), old);
    if (found === undefined) return new protocol.ReadResponse();
    return new protocol.ReadResponse()
      .setId(request.getId())
      .setProperties(toStruct(found.state))
      .setInputs(toStruct(found.inputs));
  };
}

function updateMethod<Api>(session: ConfiguredPlugin<Api>) {
  const { plugin } = session;
  return async (request: protocol.UpdateRequest, peer: string) => {
    const type = resourceOf(plugin, request.getUrn());
    const change = { old: fromStruct(request.getOlds()), inputs: fromStruct(request.getNews()) };
    if (request.getPreview()) {
      const planned = plannedState(type.properties, change.inputs, change.old);
      return new protocol.UpdateResponse().setProperties(toStruct(planned));
    }
    const state = await updateResource(plugin, type, apiOf(session, peer), request.getId(), change);
    return new protocol.UpdateResponse().setProperties(toStruct(state));
  };
}

function deleteMethod<Api>(session: ConfiguredPlugin<Api>) {
  const { plugin } = session;
  return async (request: protocol.DeleteRequest, peer: string) => {
    const type = resourceOf(plugin, request.getUrn());
    try {
      await type.delete(apiOf(session, peer), request.getId(), fromStruct(request.getProperties()));
    } catch (error) {
      if (!plugin.isGone(error)) throw error;
    }
    return new empty.Empty();
  };
}
