import type { Deployment, OutputMap, PulumiCommand } from "@pulumi/pulumi/automation";
import type { PluginChoice } from "../plugins/selection";
import type { ResourceStep } from "./run-recorder";

export interface LocalStackOptions {
  /** Name of the stack. */
  readonly name: string;
  /** The engine, from `findEngine`. */
  readonly engine: PulumiCommand;
  readonly tenant: StackTenant;
  /** The project's config, in plain text, by key: `{ plivoSender: "+15554443232" }`. */
  readonly config?: Readonly<Record<string, string>>;
  /** Config that the stack keeps encrypted. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Default: `auto`, the official plugins if both are installed, else the local ones. */
  readonly plugins?: PluginChoice;
  /** A directory for the stack's files and state, with its passphrase. Default: a temporary one, which `close` removes. */
  readonly keep?: { readonly directory: string; readonly passphrase: string };
  /** Whether to refresh, as Pulumi.yaml asks for with `options.refresh: always`. Default: true. */
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
  /** Receives the engine's output. Secrets in it read `[secret]`. */
  readonly onOutput?: (text: string) => void;
  /** Interrupts the engine, as Ctrl+C does. */
  readonly signal?: AbortSignal;
}

export interface RunResult {
  /** Everything that the engine printed. */
  readonly output: string;
  /** What it did, or would do, to each resource that changes. */
  readonly steps: readonly ResourceStep[];
  /** The program's warnings, each once. */
  readonly warnings: readonly string[];
}

/** A stack of the program on one tenant. Every operation throws a `StackError` whose message is for the engine's user. */
export interface LocalStack {
  readonly directory: string;
  /** The environment with which another `pulumi` can work on this stack from `directory`. */
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
  /** Exports the state, with its secrets in plain text. */
  exportState(): Promise<Deployment>;
  importState(state: Deployment): Promise<void>;
  /** Releases the lock that a killed engine left. */
  cancel(): Promise<void>;
  /** Ends the plugins and removes the temporary directory. What is deployed stays. */
  close(): Promise<void>;
}
