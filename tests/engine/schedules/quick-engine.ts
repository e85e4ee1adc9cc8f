import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { findEngine } from "../../../local/pulumi/engine";
import { startLocalPlugins, type LocalPlugins } from "../../../local/pulumi/plugins/local-plugins";
import { STACK } from "../../stack-on-tenant";
import { startProgram, type ServedProgram } from "./program-process";

export type Operation = "up" | "destroy" | "refresh";

/** A run of the engine: `ended` has all that it printed. */
export interface EngineRun {
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
  hasEnded(): boolean;
  /** Kills the engine, and with it the program and the plugins that it works with. */
  kill(): Promise<void>;
}

/**
 * Runs the engine at the least cost: one process serves the program to one operation after the other, as the Automation API
 * does, and another one the stand-ins for the official plugins. The engine, the plugin `auth0-plivo` and the backend are the
 * real ones.
 */
export class QuickEngine {
  private readonly engine = findEngine();
  private plugins: Promise<LocalPlugins> | undefined;
  private program: Promise<ServedProgram> | undefined;

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
    this.program ??= startProgram();
    const { command } = await this.engine;
    const [{ addresses }, { client }] = await Promise.all([this.plugins, this.program]);
    const inline = operation === "up" ? [`--client=${client}`, "--exec-kind", "auto.inline"] : [];
    const flags = ["--yes", "--skip-preview", "--non-interactive", "--stack", STACK, ...inline];
    const engine = spawn(command, [operation, ...flags], {
      cwd: this.folder,
      env: { ...process.env, ...env, PULUMI_DEBUG_PROVIDERS: addresses },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = outputOf(engine);
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
    const { plugins, program } = this;
    this.plugins = this.program = undefined;
    (await program)?.stop();
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
