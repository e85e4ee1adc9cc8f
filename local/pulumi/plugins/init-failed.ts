import * as grpc from "@grpc/grpc-js";
import protocol from "@pulumi/pulumi/proto/provider_pb";
import status from "@pulumi/pulumi/proto/status_pb";
import anyMessage from "google-protobuf/google/protobuf/any_pb";
import type { PropertyValues } from "./property";
import { toStruct } from "../../../provider/property-values";

/** Thrown if the resource exists but a later step failed: the engine keeps the resource, and reports the failure. */
export class InitFailedError extends Error {
  override name = "InitFailedError" as const;

  constructor(
    readonly id: string,
    readonly state: PropertyValues,
    readonly reason: string,
  ) {
    super(reason);
  }
}

/** Returns the gRPC error in whose details the engine finds the resource's id and state; undefined for any other error. */
export function initFailed(error: unknown): grpc.ServiceError | undefined {
  if (!(error instanceof InitFailedError)) return undefined;
  const detail = new protocol.ErrorResourceInitFailed()
    .setId(error.id)
    .setProperties(toStruct(error.state))
    .setReasonsList([error.reason]);
  const packed = new anyMessage.Any();
  packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const message = new status.Status().setCode(grpc.status.UNKNOWN).setMessage(error.reason);
  message.addDetails(packed);
  const metadata = new grpc.Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(message.serializeBinary()));
  return Object.assign(new Error(error.reason), {
    code: grpc.status.UNKNOWN,
    details: error.reason,
    metadata,
  });
}
