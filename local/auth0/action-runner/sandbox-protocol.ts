import type { CacheRecord } from "./action-cache";

/** What an Action's process is told, once, over its IPC channel: never through arguments or environment, where others can read. */
export interface SandboxRequest {
  code: string;
  handler: string;
  event: Record<string, unknown>;
  /** Loopback port of what stands for api.plivo.com, and the PEM of the CA that vouches for it. */
  carrier: { port: number; ca: string };
  cache: CacheRecord[];
}

/** What the Action's process tells back: each console line as it is written, then how the run ended. */
export type SandboxReport =
  | { type: "log"; line: string }
  | {
      type: "end";
      error?: { name: string; message: string };
      notification?: { type: "drop" | "retry"; reason: string };
      cache: CacheRecord[];
    };
