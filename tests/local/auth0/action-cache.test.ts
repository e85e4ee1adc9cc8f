import { createCacheApi, type CacheRecord } from "../../../local/auth0/action-runner/action-cache";

const MINUTE = 60_000;

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
});
afterEach(() => {
  jest.useRealTimers();
});

function createCache() {
  return createCacheApi(new Map<string, CacheRecord>());
}

it("keeps a value for 15 minutes by default", () => {
  const cache = createCache();
  expect(cache.set("key", "value")).toEqual({
    type: "success",
    record: { value: "value", expires_at: 15 * MINUTE },
  });
  jest.setSystemTime(15 * MINUTE - 1);
  expect(cache.get("key")).toEqual({ value: "value", expires_at: 15 * MINUTE });
  jest.setSystemTime(15 * MINUTE);
  expect(cache.get("key")).toBeUndefined();
});

it.each([
  ["ttl", { ttl: MINUTE }, MINUTE],
  ["expires_at", { expires_at: 2 * MINUTE }, 2 * MINUTE],
  ["the earlier of both", { ttl: 3 * MINUTE, expires_at: 2 * MINUTE }, 2 * MINUTE],
  ["24 hours at most", { ttl: 48 * 60 * MINUTE }, 24 * 60 * MINUTE],
])("keeps a value as long as %s says", (_what, options, expires_at) => {
  expect(createCache().set("key", "value", options)).toEqual({
    type: "success",
    record: { value: "value", expires_at },
  });
});

it.each([
  ["a key over 64 bytes", "ж".repeat(33), "value", "CacheKeySizeExceeded"],
  ["a value over 4 kB", "key", "x".repeat(4097), "CacheValueSizeExceeded"],
])("refuses %s", (_what, key, value, code) => {
  expect(createCache().set(key, value)).toEqual({ type: "error", code });
});

it("refuses more than 8 kB in total, and keeps what it had", () => {
  const cache = createCache();
  cache.set("a", "x".repeat(4096));
  expect(cache.set("b", "x".repeat(4096))).toEqual({ type: "error", code: "CacheSizeExceeded" });
  expect(cache.get("a")?.value).toHaveLength(4096);
});

it("refuses a 21st entry, but not a new value for one of the 20", () => {
  const cache = createCache();
  for (let entry = 0; entry < 20; entry += 1) cache.set(`key ${entry}`, "value");
  expect(cache.set("key 20", "value")).toEqual({ type: "error", code: "CacheSizeExceeded" });
  expect(cache.set("key 19", "new").type).toBe("success");
});
