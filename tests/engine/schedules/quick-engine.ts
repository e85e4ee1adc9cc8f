import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import * as automation from "@pulumi/pulumi/automation/server";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import * as settings from "@pulumi/pulumi/runtime/settings";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import program from "../../../index";
import { findEngine } from "../../../local/pulumi/engine";
import { startLocalPlugins, type LocalPlugins } from "../../../local/pulumi/plugins/local-plugins";
import { STACK } from "../../stack-on-tenant";

export type Operation = "up" | "destroy" | "refresh";

/** What the Automation API runs a program in; its types leave it out. */
const { LanguageServer } = automation as unknown as {
  LanguageServer: new (program: PulumiFn) => UntypedServiceImplementation;
};

// An engine can get the port of one that was killed, and gRPC's pool of connections, which a process shares, has that port
// as down for minutes. The SDK takes an engine that it can't reach for one that has ended: it reports success without having
// called the program, and the engine deletes every resource of the stack.
const { grpcClientOptions } = settings as unknown as { grpcClientOptions: object };
Object.assign(grpcClientOptions, { "grpc.use_local_subchannel_pool": 1 });

/** A run of the engine: `ended` has all that it printed. */
export interface EngineRun {
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
  hasEnded(): boolean;
  /** Kills the engine, and with it the plugins that it works with. */
  kill(): Promise<void>;
}

/**
 * Runs the engine at the least cost: the program is run inside of this process, as the Automation API runs one, and the
 * stand-ins for the official plugins serve one operation after the other. The engine, the plugin `auth0-plivo` and the
 * backend are the real ones.
 */
export class QuickEngine {
  private readonly engine = findEngine();
  private plugins: Promise<LocalPlugins> | undefined;

  constructor(
    private readonly folder: string,
    private readonly caFile: string,
  ) {}

  /** Runs `pulumi stack ...`. */
  async stack(env: Readonly<Record<string, string>>, ...args: string[]): Promise<void> {
    const { command } = await this.engine;
    const options = { cwd: this.folder, env: { ...process.env, ...env } };
    await promisify(execFile)(command, ["stack", ...args, "--non-interactive"], options);
  }

  async begin(operation: Operation, env: Readonly<Record<string, string>>): Promise<EngineRun> {
    this.plugins ??= startLocalPlugins(this.caFile);
    const [{ command }, { addresses }] = await Promise.all([this.engine, this.plugins]);
    const { client, stop } = await serveProgram();
    const inline = operation === "up" ? [`--client=${client}`, "--exec-kind", "auto.inline"] : [];
    const flags = ["--yes", "--skip-preview", "--non-interactive", "--stack", STACK, ...inline];
    const engine = spawn(command, [operation, ...flags], {
      cwd: this.folder,
      env: { ...process.env, ...env, PULUMI_DEBUG_PROVIDERS: addresses },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = outputOf(engine).finally(stop);
    return {
      ended,
      hasEnded: () => engine.exitCode !== null || engine.signalCode !== null,
      kill: async () => {
        engine.kill("SIGKILL");
        await Promise.all([ended, this.close()]);
      },
    };
  }

  async close(): Promise<void> {
    const plugins = this.plugins;
    this.plugins = undefined;
    await (await plugins)?.close();
  }
}

async function outputOf(engine: ChildProcess): Promise<{ code: number | null; output: string }> {
  let output = "";
  for (const stream of [engine.stdout, engine.stderr])
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(engine, "close")) as [number | null];
  return { code, output };
}

/** Serves the program to engines, as the Automation API does. `client` is where they find it. */
export async function serveProgram(): Promise<{ client: string; stop: () => void }> {
  const server = new Server();
  server.addService(LanguageRuntimeService, new LanguageServer(program));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) => {
      if (error) reject(error);
      else resolve(bound);
    });
  });
  return {
    client: `127.0.0.1:${port}`,
    stop: () => {
      server.forceShutdown();
    },
  };
}
