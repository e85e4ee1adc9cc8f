import type { ActionSecret } from "./store";

export interface ActionRunRequest {
  code: string;
  handler: "onExecuteSendPhoneMessage" | "onExecuteCustomPhoneProvider";
  event: Record<string, unknown>;
  secrets: readonly ActionSecret[];
  /** Loopback port and CA of what stands for https://api.plivo.com, the only address an Action reaches. */
  carrier: { port: number; caFile: string };
}

export interface ActionRun {
  status: "success" | "error" | "timeout";
  error?: { name: string; message: string };
  /** The last of `api.notification.drop` and `retry`. */
  notification?: { type: "drop" | "retry"; reason: string };
  /** Console lines, each at most 256 characters. */
  logs: string[];
  durationMs: number;
}
