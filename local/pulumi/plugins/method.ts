import * as grpc from "@grpc/grpc-js";
import { initFailed } from "./init-failed";

export type { Methods } from "../../../provider/method";

/**
 * Makes one gRPC method. The answer is what `handle` returns; what it throws becomes one sentence for the engine's user.
 */
export function pluginMethod<Request, Response>(
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
