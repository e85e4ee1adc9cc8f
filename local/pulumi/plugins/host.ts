import { promisify } from "node:util";
import * as grpc from "@grpc/grpc-js";
import service from "@pulumi/pulumi/proto/provider_grpc_pb";
import { useEnvironmentProxy } from "../../../components/auth0/environment-proxy";
import { auth0Plugin } from "./auth0/plugin";
import type { Plugin } from "./plugin";
import { pluginService } from "./provider-service";
import { randomPlugin } from "./random/plugin";

/** The engine sends states of any size; Pulumi's own servers allow as much. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

async function serve<Api>(plugin: Plugin<Api>): Promise<number> {
  const server = new grpc.Server({ "grpc.max_receive_message_length": MAX_MESSAGE_BYTES });
  const methods = pluginService(plugin) as grpc.UntypedServiceImplementation;
  server.addService(service.ResourceProviderService, methods);
  const bind = promisify(server.bindAsync.bind(server));
  return bind("127.0.0.1:0", grpc.ServerCredentials.createInsecure());
}

/**
 * Serves the local plugins until the process that started it has ended, and prints their addresses:
 * `auth0:4501,random:4502`.
 */
async function main(): Promise<void> {
  await useEnvironmentProxy();
  const [auth0, random] = await Promise.all([serve(auth0Plugin), serve(randomPlugin)]);
  console.log(`auth0:${auth0},random:${random}`);
}

void main();
