import type { JsonObject } from "../store";

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Applies a change to settings: null removes a setting, anything else replaces it. */
export function applyChange(settings: JsonObject, change: JsonObject): JsonObject {
  const merged = { ...settings, ...change };
  return Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** Merges metadata key by key; null removes a key. Source: recorded `PATCH /api/v2/users` and `/clients`. */
export function mergeMetadata(metadata: JsonObject | undefined, change: JsonObject): JsonObject {
  return applyChange(metadata ?? {}, change);
}
