import type { CacheRecord } from "./action-cache";

/**
 * What an Action's process receives, as one line of JSON on its input. It isn't passed by arguments or environment, which
 * others can read.
 */
export interface SandboxRequest {
  code: string;
  handler: string;
  event: Record<string, unknown>;
  /** Loopback port of the stand-in for api.plivo.com, and the PEM of the CA that issued its certificate. */
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

/** Limits the lines of a run, so that a loop that logs doesn't fill the tenant's memory. */
export const MOST_LINES = 1000;
