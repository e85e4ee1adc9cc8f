import type { Clock } from "../clock";
import type { CacheRecord } from "./action-runner/action-cache";
import {
  MOST_LINES,
  type SandboxReport,
  type SandboxRequest,
} from "./action-runner/sandbox-protocol";
import { startSandbox } from "./action-runner/sandbox-process";
import { readReports } from "./action-runner/sandbox-report";
import type { StoredSecret } from "./store";

export { actionRuntime, type ActionRuntime } from "./action-runner/runtime";

/** Auth0 ends an execution after this long. */
const TIME_LIMIT_MS = 20_000;

export interface ActionRunRequest {
  code: string;
  handler: "onExecuteSendPhoneMessage" | "onExecuteCustomPhoneProvider";
  event: Record<string, unknown>;
  secrets: readonly StoredSecret[];
  /** Loopback port and CA of the stand-in for https://api.plivo.com, the only address that an Action reaches. */
  carrier: { port: number; caPem: string };
  /** The clock by which the records of `api.cache` expire. Default: real time. */
  clock?: Clock;
  /** What `api.cache` holds for the trigger; the run changes it. Default: empty, and dropped afterward. */
  cache?: Map<string, CacheRecord>;
  /** Milliseconds after which the run is ended. Default: Auth0's 20 s. */
  timeLimitMs?: number;
}

export interface ActionRun {
  status: "success" | "error" | "timeout";
  error?: { name: string; message: string };
  /** The last call of `api.notification.drop` or `retry`. */
  notification?: { type: "drop" | "retry"; reason: string };
  /** Console lines, each at most 256 characters. */
  logs: string[];
  durationMs: number;
}

/** `cache` is absent if the process ended before it could report it. */
type Ending = Omit<Extract<SandboxReport, { type: "end" }>, "type" | "cache"> & {
  cache?: CacheRecord[];
};

/**
 * Runs an Action's code once as Auth0 would: in a process of its own, with the documented event and api, for at most 20 s
 * and with no access to the network except https://api.plivo.com. Never throws for what the Action does: the result says
 * so.
 */
export async function runAction(request: ActionRunRequest): Promise<ActionRun> {
  const started = performance.now();
  const logs: string[] = [];
  const ending = await waitForEnd(request, logs);
  const durationMs = Math.round(performance.now() - started);
  if (ending === "timeout")
    return { status: "timeout", error: timeoutError(request), logs, durationMs };
  if (request.cache !== undefined && ending.cache !== undefined)
    replaceRecords(request.cache, ending.cache);
  return {
    status: ending.error === undefined ? "success" : "error",
    ...(ending.error === undefined ? {} : { error: ending.error }),
    ...(ending.notification === undefined ? {} : { notification: ending.notification }),
    logs,
    durationMs,
  };
}

function waitForEnd(request: ActionRunRequest, logs: string[]): Promise<Ending | "timeout"> {
  const child = startSandbox();
  const message = messageOf(request);
  return new Promise((resolve) => {
    let ending: Ending | "timeout" | undefined;
    // Auth0 doesn't wait for what an Action does after its end.
    const end = (how: Ending | "timeout"): void => {
      ending ??= how;
      child.kill("SIGKILL");
    };
    const timer = setTimeout(end, request.timeLimitMs ?? TIME_LIMIT_MS, "timeout");
    readReports(child.stdout, message, (report) => {
      if (ending !== undefined) return;
      if (report.type === "end") end(report);
      else if (logs.length < MOST_LINES) logs.push(report.line);
    });
    child.once("error", (error) => {
      ending ??= brokenOff(`The Action's process could not be started: ${error.message}.`);
    });
    // "close" comes after the last report, and also if the process could not be started.
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      resolve(
        ending ??
          brokenOff(
            `The Action's process ended before its handler did (${signal ?? `exit code ${code ?? "unknown"}`}).`,
          ),
      );
    });
    child.stdin.on("error", () => undefined).write(`${JSON.stringify(message)}\n`);
  });
}

function messageOf({
  code,
  handler,
  event,
  secrets,
  carrier,
  clock,
  cache,
}: ActionRunRequest): SandboxRequest {
  const values = Object.fromEntries(secrets.map(({ name, value }) => [name, value]));
  return {
    code,
    handler,
    event: { ...event, secrets: values },
    carrier: { port: carrier.port, ca: carrier.caPem },
    aheadMs: clock?.aheadMs ?? 0,
    cache: [...(cache?.values() ?? [])],
  };
}

const brokenOff = (message: string): Ending => ({ error: { name: "Error", message } });

const timeoutError = (request: ActionRunRequest): { name: string; message: string } => ({
  name: "TimeoutError",
  message: `The Action ran longer than ${(request.timeLimitMs ?? TIME_LIMIT_MS) / 1000} s and was ended.`,
});

function replaceRecords(cache: Map<string, CacheRecord>, records: readonly CacheRecord[]): void {
  cache.clear();
  for (const record of records) cache.set(record.key, record);
}
