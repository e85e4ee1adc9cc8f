import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import * as automation from "@pulumi/pulumi/automation/server";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import * as settings from "@pulumi/pulumi/runtime/settings";
import program from "../../../index";

/** What the Automation API runs a program in; its types leave it out. */
const { LanguageServer } = automation as unknown as {
  LanguageServer: new (program: PulumiFn) => UntypedServiceImplementation;
};

// An engine can get the port of one that was killed, and gRPC's pool of connections, which a process shares, has that port
// as down for minutes. The SDK takes an engine that it can't reach for one that has ended: it reports success without having
// called the program, and the engine deletes every resource of the stack.
const { grpcClientOptions } = settings as unknown as { grpcClientOptions: object };
Object.assign(grpcClientOptions, { "grpc.use_local_subchannel_pool": 1 });

export interface ServedProgram {
  /** Where engines find the program, for `--client`. */
  readonly client: string;
  readonly stop: () => void;
}

/** Serves the program to engines, one after the other, as the Automation API does. */
export async function serveProgram(): Promise<ServedProgram> {
  const server = new Server();
  server.addService(LanguageRuntimeService, new LanguageServer(program));
  const bind = promisify(server.bindAsync.bind(server));
  const port = await bind("127.0.0.1:0", ServerCredentials.createInsecure());
  return {
    client: `127.0.0.1:${port}`,
    stop: () => {
      server.forceShutdown();
    },
  };
}

/** Serves the program from a process of its own: what is left of a run whose engine was killed fails there, at any time. */
export async function startProgram(): Promise<ServedProgram> {
  const child = spawn(process.execPath, ["--import", "tsx", __filename], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [client] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return { client, stop: () => child.kill("SIGKILL") };
}

if (require.main === module)
  void serveProgram().then(({ client }) => {
    console.log(client);
    process.stdin.on("end", () => process.exit()).resume();
  });
