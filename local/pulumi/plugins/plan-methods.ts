import protocol from "@pulumi/pulumi/proto/provider_pb";
import { diffResponse } from "../../../provider/diff-response";
import type { CheckFailure } from "../../../provider/resource-type";
import { checkInputs } from "./check";
import { compareProperties } from "./diff";
import { type Methods, pluginMethod } from "./method";
import type { Plugin } from "./plugin";
import { toStruct, fromStruct } from "../../../provider/property-values";
import { resourceOf } from "./token";

/**
 * Returns the methods that the engine calls before it changes anything: whether inputs are valid, and what an update would
 * change.
 */
export function planMethods<Api>(plugin: Plugin<Api>): Methods {
  return {
    check: pluginMethod(plugin, (request: protocol.CheckRequest) => {
      const type = resourceOf(plugin, request.getUrn());
      const name = request.getUrn().split("::").at(-1) ?? type.token;
      const olds = fromStruct(request.getOlds());
      const { inputs, failures } = checkInputs(
        type.properties,
        name,
        olds,
        fromStruct(request.getNews()),
      );
      return new protocol.CheckResponse()
        .setInputs(toStruct(inputs))
        .setFailuresList(failures.map(checkFailure));
    }),
    diff: pluginMethod(plugin, (request: protocol.DiffRequest) => {
      const type = resourceOf(plugin, request.getUrn());
      const changes = compareProperties(
        type.properties,
        fromStruct(request.getOlds()),
        fromStruct(request.getNews()),
      );
      return diffResponse(changes).setDeletebeforereplace(type.deleteBeforeReplace === true);
    }),
  };
}

export function checkFailure({ property, reason }: CheckFailure): protocol.CheckFailure {
  return new protocol.CheckFailure().setProperty(property).setReason(`\`${property}\` ${reason}`);
}
