import * as grpc from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import { languageService } from "./language-service";

/**
 * Stands in for Pulumi's Node language host, which is part of Pulumi's download and can't be built from the Go modules. The
 * engine starts it with its own address as the last argument and reads the port from the first line.
 */
function main(): void {
  const engineAddress = process.argv.at(-1) ?? "";
  const server = new grpc.Server();
  server.addService(LanguageRuntimeService, languageService(engineAddress));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    console.log(port);
  });
  // The input is a pipe from the engine, which closes when the engine ends, even if it is killed.
  process.stdin.on("end", () => process.exit()).resume();
}

main();
