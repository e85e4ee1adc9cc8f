/** A value that an Action keeps between runs (`api.cache`). */
export interface CacheRecord {
  key: string;
  value: string;
  /** Epoch milliseconds. */
  expires_at: number;
}

export type CacheWriteResult =
  | { type: "success"; record: { value: string; expires_at: number } }
  | { type: "error"; code: string };

/** Auth0, "Actions Limitations": for each trigger 20 entries, keys of 64 bytes, values of 4 kB, 8 kB in total, 24 hours. */
const LIMITS = {
  entries: 20,
  keyBytes: 64,
  valueBytes: 4096,
  totalBytes: 8192,
  lifetimeMs: 24 * 60 * 60 * 1000,
};
const DEFAULT_LIFETIME_MS = 15 * 60 * 1000;

export interface CacheApi {
  get(key: string): { value: string; expires_at: number } | undefined;
  set(
    key: string,
    value: string,
    options?: { ttl?: number; expires_at?: number },
  ): CacheWriteResult;
  delete(key: string): { type: "success" };
}

/** Makes `api.cache` over these records, which it changes in place. `now` returns epoch milliseconds. */
export function createCacheApi(
  records: Map<string, CacheRecord>,
  now: () => number = Date.now,
): CacheApi {
  return {
    get: (key) => {
      const record = records.get(key);
      if (record === undefined) return undefined;
      if (record.expires_at > now()) return { value: record.value, expires_at: record.expires_at };
      records.delete(key);
      return undefined;
    },
    set: (key, value, options = {}) => {
      const live = [...records.values()].filter(({ expires_at }) => expires_at > now());
      const code = refusalOf(live, key, value);
      if (code !== undefined) return { type: "error", code };
      const at = now();
      const ends = [
        options.expires_at,
        options.ttl === undefined ? undefined : at + options.ttl,
      ].filter((end) => end !== undefined);
      const expires_at = Math.min(
        ...(ends.length > 0 ? ends : [at + DEFAULT_LIFETIME_MS]),
        at + LIMITS.lifetimeMs,
      );
      records.set(key, { key, value, expires_at });
      return { type: "success", record: { value, expires_at } };
    },
    delete: (key) => {
      records.delete(key);
      return { type: "success" };
    },
  };
}

function refusalOf(live: readonly CacheRecord[], key: unknown, value: unknown): string | undefined {
  if (typeof key !== "string" || typeof value !== "string") return "InvalidArgument";
  if (Buffer.byteLength(key) > LIMITS.keyBytes) return "CacheKeySizeExceeded";
  if (Buffer.byteLength(value) > LIMITS.valueBytes) return "CacheValueSizeExceeded";
  const others = live.filter((record) => record.key !== key);
  const bytes = others.reduce(
    (sum, record) => sum + Buffer.byteLength(record.key) + Buffer.byteLength(record.value),
    0,
  );
  const full =
    others.length >= LIMITS.entries ||
    bytes + Buffer.byteLength(key) + Buffer.byteLength(value) > LIMITS.totalBytes;
  return full ? "CacheSizeExceeded" : undefined;
}
