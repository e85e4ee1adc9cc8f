import type { Readable } from "node:stream";
import { createCacheApi, type CacheRecord } from "./action-cache";
import { PROVIDER_HANDLER, type SandboxReport, type SandboxRequest } from "./sandbox-protocol";

/** Auth0 keeps this many characters of what an Action writes to its console. */
const LONGEST_LINE = 256;
/** Auth0 cuts the reason of a drop or retry here. */
const LONGEST_REASON = 1024;
/** Limits what an Action writes, so that it doesn't fill the tenant's memory. */
const LONGEST_REPORT = 4 * 1024 * 1024;

type Said = Readonly<Record<string, unknown>>;

/**
 * Calls `onReport` with what a process reports about its run. The Action runs in that process and can write there too, so
 * the limits are enforced here: what an honest Action can't do through its `api` is cut or left out, and a forged report
 * says nothing that the Action couldn't have caused by returning, throwing or calling `api`.
 */
export function readReports(
  output: Readable,
  request: SandboxRequest,
  onReport: (report: SandboxReport) => void,
): void {
  let unread = "";
  output.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = `${unread}${chunk}`.split("\n");
    unread = lines.pop() ?? "";
    if (unread.length > LONGEST_REPORT) output.destroy();
    for (const line of lines) {
      const report = parseReport(line, request);
      if (report) onReport(report);
    }
  });
}

function parseReport(text: string, request: SandboxRequest): SandboxReport | undefined {
  const said = parseObject(text);
  if (said?.type === "log") return { type: "log", line: String(said.line).slice(0, LONGEST_LINE) };
  if (said?.type !== "end") return undefined;
  const error = readError(said.error);
  const notification = readNotification(said.notification, request.handler);
  return {
    type: "end",
    ...(error && { error }),
    ...(notification && { notification }),
    cache: readCache(said.cache, request.aheadMs),
  };
}

function parseObject(text: string): Said | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const asObject = (value: unknown): Said | undefined =>
  typeof value === "object" && value !== null ? (value as Said) : undefined;

function readError(error: unknown): { name: string; message: string } | undefined {
  if (error === undefined) return undefined;
  const { name = "Error", message = error } = asObject(error) ?? {};
  return { name: String(name), message: String(message) };
}

function readNotification(
  notification: unknown,
  handler: string,
): { type: "drop" | "retry"; reason: string } | undefined {
  const { type, reason } = asObject(notification) ?? {};
  if (handler !== PROVIDER_HANDLER || (type !== "drop" && type !== "retry")) return undefined;
  return { type, reason: String(reason).slice(0, LONGEST_REASON) };
}

/** Replaces the records, within the limits of `api.cache`. */
function readCache(records: unknown, aheadMs: number): CacheRecord[] {
  const kept = new Map<string, CacheRecord>();
  const cache = createCacheApi(kept, () => Date.now() + aheadMs);
  for (const record of Array.isArray(records) ? records : []) {
    const { key, value, expires_at } = asObject(record) ?? {};
    if (typeof expires_at === "number") cache.set(String(key), String(value), { expires_at });
  }
  return [...kept.values()];
}
