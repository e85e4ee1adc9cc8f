import type { Deployment, OutputMap, PulumiCommand } from "@pulumi/pulumi/automation";
import type { PluginChoice } from "../plugins/selection";
import type { ResourceStep } from "./run-recorder";

export interface LocalStackOptions {
  /** Name of the stack. */
  readonly name: string;
  /** The engine, from `findEngine`. */
  readonly engine: PulumiCommand;
  readonly tenant: StackTenant;
  /** The project's config, in clear, by key: `{ plivoSender: "+15554443232" }`. */
  readonly config?: Readonly<Record<string, string>>;
  /** Config that the stack keeps encrypted. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Default `auto`: the official plugins where both are installed, else the local ones. */
  readonly plugins?: PluginChoice;
  /** A directory that keeps the stack's files and state, with its passphrase. Default: a temporary one, removed by `close`. */
  readonly keep?: { readonly directory: string; readonly passphrase: string };
  /** False leaves out the refresh that Pulumi.yaml asks for with `options.refresh: always`. */
  readonly refresh?: boolean;
  /** The program's folder, or its file. Default: this repository, whose program is index.ts. */
  readonly program?: string;
}

/** The tenant that a stack deploys to, and an application that may use its Management API. */
export interface StackTenant {
  /** Host and port. */
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Certificate authority of the tenant, PEM. */
  readonly caFile: string;
}

export interface RunOptions {
  /** Gets the engine's output as it comes. Secrets in it read `[secret]`. */
  readonly onOutput?: (text: string) => void;
  /** Interrupts the engine, as Ctrl+C does. */
  readonly signal?: AbortSignal;
}

export interface RunResult {
  /** All that the engine printed. */
  readonly output: string;
  /** What it did, or would do, to each resource that is not the same as before. */
  readonly steps: readonly ResourceStep[];
  /** What the program warned of, each once. */
  readonly warnings: readonly string[];
}

/** A stack of the program on one tenant. Every operation throws a `StackError` whose message is for the engine's user. */
export interface LocalStack {
  readonly directory: string;
  /** What another `pulumi` needs in its environment to work on this stack from `directory`. */
  readonly env: Readonly<Record<string, string>>;
  readonly plugins: "local" | "official";
  setConfig(
    config: Readonly<Record<string, string>>,
    secrets?: Readonly<Record<string, string>>,
  ): Promise<void>;
  removeConfig(...keys: string[]): Promise<void>;
  preview(options?: RunOptions): Promise<RunResult>;
  up(options?: RunOptions): Promise<RunResult & { readonly outputs: OutputMap }>;
  refresh(options?: RunOptions): Promise<RunResult>;
  destroy(options?: RunOptions): Promise<RunResult>;
  outputs(): Promise<OutputMap>;
  /** The state. Its secrets are in clear. */
  exportState(): Promise<Deployment>;
  importState(state: Deployment): Promise<void>;
  /** Releases the lock that a killed engine left. */
  cancel(): Promise<void>;
  /** Ends the plugins and removes the temporary directory. What is deployed stays. */
  close(): Promise<void>;
}
