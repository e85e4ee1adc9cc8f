import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { actionDeployment } from "./action-deployment/action-deployment";
import type { ConfiguredTenant } from "./connection";
import { diffResponse } from "./diff-response";
import { toStruct, fromStruct } from "./property-values";
import type { Change, ResourceType } from "./resource-type";
import { tenantBaseline } from "./tenant-baseline/tenant-baseline";
import { providerMethod, type Methods } from "./method";

const RESOURCES: readonly ResourceType[] = [actionDeployment, tenantBaseline];

/** Returns the methods that the engine calls for a resource. */
export function resourceMethods(connection: ConfiguredTenant): Methods {
  return { ...planMethods(), ...changeMethods(connection), ...readMethods(connection) };
}

function planMethods(): Methods {
  return {
    check: providerMethod((request: protocol.CheckRequest) => {
      const type = resourceOf(request.getUrn());
      const { inputs, failures } = type.check(fromStruct(request.getNews()));
      return new protocol.CheckResponse()
        .setInputs(toStruct(inputs, type.secretInputs))
        .setFailuresList(
          failures.map(({ property, reason }) =>
            new protocol.CheckFailure()
              .setProperty(property)
              .setReason(`\`${property}\` ${reason}`),
          ),
        );
    }),
    diff: providerMethod((request: protocol.DiffRequest) =>
      diffResponse(resourceOf(request.getUrn()).diff(changeOf(request))),
    ),
  };
}

function changeMethods(connection: ConfiguredTenant): Methods {
  return {
    create: providerMethod(async (request: protocol.CreateRequest) => {
      const urn = request.getUrn();
      const type = resourceOf(urn);
      const inputs = fromStruct(request.getProperties());
      const response = new protocol.CreateResponse();
      if (request.getPreview()) {
        const planned = await type.planCreate(connection.session(urn), inputs);
        return response.setProperties(toStruct(planned));
      }
      const { id, state } = await type.create(connection.tenantSession(urn), inputs);
      return response.setId(id).setProperties(toStruct(state));
    }),
    update: providerMethod(async (request: protocol.UpdateRequest) => {
      const urn = request.getUrn();
      const type = resourceOf(urn);
      const state = request.getPreview()
        ? await type.planUpdate(connection.session(urn), changeOf(request))
        : await type.update(connection.tenantSession(urn), changeOf(request));
      return new protocol.UpdateResponse().setProperties(toStruct(state));
    }),
  };
}

function readMethods(connection: ConfiguredTenant): Methods {
  return {
    read: providerMethod(async (request: protocol.ReadRequest) => {
      const urn = request.getUrn();
      const type = resourceOf(urn);
      const known = {
        state: fromStruct(request.getProperties()),
        inputs: fromStruct(request.getInputs()),
      };
      const found = await type.read(connection.tenantSession(urn), request.getId(), known);
      if (found === undefined) return new protocol.ReadResponse();
      return new protocol.ReadResponse()
        .setId(request.getId())
        .setProperties(toStruct(found.state))
        .setInputs(toStruct(found.inputs, type.secretInputs));
    }),
    delete: providerMethod(async (request: protocol.DeleteRequest) => {
      const urn = request.getUrn();
      const state = fromStruct(request.getProperties());
      await resourceOf(urn).delete(connection.tenantSession(urn), state);
      return new Empty();
    }),
  };
}

function changeOf(request: protocol.DiffRequest | protocol.UpdateRequest): Change {
  return {
    state: fromStruct(request.getOlds()),
    oldInputs: fromStruct(request.getOldInputs()),
    inputs: fromStruct(request.getNews()),
  };
}

/** Finds the type in a URN: `urn:pulumi:STACK::PROJECT::PARENT$TOKEN::NAME`. */
function resourceOf(urn: string): ResourceType {
  const token = urn.split("::")[2]?.split("$").at(-1) ?? "";
  const found = RESOURCES.find((type) => type.token === token);
  if (found) return found;
  const tokens = RESOURCES.map((type) => type.token).join(", ");
  throw new Error(`auth0-plivo has no resource type \`${token}\`; it has ${tokens}.`);
}
