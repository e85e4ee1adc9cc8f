import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { credentials, type handleUnaryCall, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { ConstructRequest, ConstructResponse } from "@pulumi/pulumi/proto/provider_pb";

/**
 * Answers `Construct`, through which programs in other languages declare the component. The component needs Pulumi's whole
 * SDK, so it runs in a process of its own, which the first call starts.
 *
 * @param engine the address of the engine, for its log
 */
export function constructMethod(
  engine: string | undefined,
): handleUnaryCall<ConstructRequest, ConstructResponse> {
  let client: Promise<ResourceProviderClient> | undefined;
  return ({ request }, callback) => {
    client ??= startComponents(engine);
    client.then(
      (components) => {
        components.construct(request, (error: ServiceError | null, response: ConstructResponse) => {
          callback(error, response);
        });
      },
      (error: unknown) => {
        callback(error as Error);
      },
    );
  };
}

async function startComponents(engine: string | undefined): Promise<ResourceProviderClient> {
  const child = spawn(
    process.execPath,
    [join(__dirname, "components.js"), ...(engine === undefined ? [] : [engine])],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const [port] = (await Promise.race([
    once(createInterface({ input: child.stdout }), "line"),
    once(child, "exit").then(([code]) => {
      throw new Error(
        `the components of auth0-plivo ended with code ${String(code)} at their start`,
      );
    }),
  ])) as [string];
  // A proxy is for the tenant; this process is on this machine.
  const options = { "grpc.enable_http_proxy": 0 };
  return new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure(), options);
}
