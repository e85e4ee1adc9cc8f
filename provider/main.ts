import { fstatSync } from "node:fs";
import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { useEnvironmentProxy } from "../components/auth0/environment-proxy";
import { providerService } from "./provider-service";

/** The version of the package, put in by the build. */
declare const PLUGIN_VERSION: string;

/** The engine sends states of any size; Pulumi's own servers allow as much. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

/** Serves the provider on a free port of this machine, and prints the port for the engine. */
async function serve(engine: string | undefined): Promise<void> {
  await useEnvironmentProxy();
  const server = new Server({ "grpc.max_receive_message_length": MAX_MESSAGE_BYTES });
  const methods = providerService(engine, PLUGIN_VERSION) as UntypedServiceImplementation;
  server.addService(ResourceProviderService, methods);
  server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    process.stdout.write(`${port}\n`);
  });
}

/** Ends this process with the engine, even if the engine is killed: standard input is a pipe from it. */
function endWithEngine(): void {
  const input = fstatSync(0, {});
  if (!input.isFIFO() && !input.isSocket()) return;
  process.stdin.on("end", () => process.exit()).resume();
}

endWithEngine();
void serve(process.argv[2]);
