import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** Shows a sentence in the engine's output, with the resource that it is about. */
export type EngineLog = (
  severity: "info" | "warning",
  message: string,
  urn: string,
) => Promise<void>;

/** Connects to the engine's log at an address such as `127.0.0.1:4321`. Without one it writes to standard error. */
export function engineLog(address: string | undefined): EngineLog {
  if (address === undefined) {
    return (severity, message) => {
      console.error(`${severity}: ${message}`);
      return Promise.resolve();
    };
  }
  // A proxy is for the tenant; the engine is on this machine.
  const options = { "grpc.enable_http_proxy": 0 };
  const engine = new EngineClient(address, credentials.createInsecure(), options);
  return (severity, message, urn) => {
    const request = new LogRequest()
      .setSeverity(severity === "warning" ? LogSeverity.WARNING : LogSeverity.INFO)
      .setMessage(message)
      .setUrn(urn);
    return new Promise((resolve, reject) => {
      engine.log(request, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  };
}
