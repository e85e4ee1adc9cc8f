import * as grpc from "@grpc/grpc-js";
import service from "@pulumi/pulumi/proto/provider_grpc_pb";
import { auth0Plugin } from "../../../local/pulumi/plugins/auth0/plugin";
import type { Plugin } from "../../../local/pulumi/plugins/plugin";
import { pluginService } from "../../../local/pulumi/plugins/provider-service";
import { randomPlugin } from "../../../local/pulumi/plugins/random/plugin";

/** Serves one of the local plugins as an executable that the engine finds on PATH, in the environment of the job. */
function serve<Api>(plugin: Plugin<Api>): void {
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
  server.addService(
    service.ResourceProviderService,
    pluginService(plugin) as grpc.UntypedServiceImplementation,
  );
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_, port) => {
    console.log(port);
  });
}

if (process.argv[2] === "random") serve(randomPlugin);
else serve(auth0Plugin);
