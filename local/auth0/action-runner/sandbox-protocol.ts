import type { CacheRecord } from "./action-cache";

/** What an Action's process is sent, as one line of JSON to its input: never through arguments or environment, which others can read. */
export interface SandboxRequest {
  code: string;
  handler: string;
  event: Record<string, unknown>;
  /** Loopback port of what stands in for api.plivo.com, and the PEM of the CA that vouches for it. */
  carrier: { port: number; ca: string };
  /** Milliseconds that the tenant's clock is ahead of real time. */
  aheadMs: number;
  cache: CacheRecord[];
}

/** What the Action's process writes to its output, a line of JSON each: each console line as it is written, then how the run ended. */
export type SandboxReport =
  | { type: "log"; line: string }
  | {
      type: "end";
      error?: { name: string; message: string };
      notification?: { type: "drop" | "retry"; reason: string };
      cache: CacheRecord[];
    };

/** The handler whose `api` has `notification`. */
export const PROVIDER_HANDLER = "onExecuteCustomPhoneProvider";

/** A loop that logs must not fill the tenant's memory. */
export const MOST_LINES = 1000;
