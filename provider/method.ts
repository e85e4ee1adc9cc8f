import { status, type handleUnaryCall } from "@grpc/grpc-js";
import type { IResourceProviderServer } from "@pulumi/pulumi/proto/provider_grpc_pb";

/** Part of Pulumi's provider protocol: https://github.com/pulumi/pulumi/blob/master/proto/pulumi/provider.proto */
export type Methods = Partial<IResourceProviderServer>;

/**
 * Makes a method of the provider protocol. The answer is what `handle` returns. If it throws, the engine's user gets the
 * error's message; for a programming error, its stack as well.
 */
export function providerMethod<Request, Response>(
  handle: (request: Request) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    Promise.resolve(call.request)
      .then(handle)
      .then(
        (response) => {
          callback(null, response);
        },
        (error: unknown) => {
          callback({ code: status.UNKNOWN, details: describe(error) });
        },
      );
  };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "AbortError") return "the run was canceled; to finish it, run: pulumi up";
  const isOurs =
    error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
  return isOurs ? (error.stack ?? error.message) : error.message;
}
