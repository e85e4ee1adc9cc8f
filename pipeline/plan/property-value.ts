const LONGEST = 80;
const PHONE_NUMBER = /\+\d{6,15}/g;
const PATH_PART = /([^.[\]]+)|\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]/g;

/** What the engine shows in place of a secret. */
const MASK = "[secret]";

/**
 * The value at a path as the engine spells paths: dots, `[0]` and `["quoted.key"]`. `undefined` where nothing is;
 * `[secret]` where the value or something around it is secret.
 */
export function valueAt(properties: unknown, path: string): unknown {
  let value = properties;
  for (const [, plain, quoted, index] of path.matchAll(PATH_PART)) {
    const key = plain ?? quoted ?? index ?? "";
    if (value === MASK || typeof value !== "object" || value === null) break;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** Whether the value at a path is kept from everybody who reads the plan. */
export function isSecretAt(properties: unknown, path: string): boolean {
  return valueAt(properties, path) === MASK;
}

/**
 * A value fit to be read by everybody who reads the plan: short scalars as JSON, phone numbers masked. `undefined` for
 * objects, long texts such as an Action's code, and secrets, which the engine gives as `[secret]`.
 */
export function showValue(value: unknown): string | undefined {
  const isScalar = ["string", "number", "boolean"].includes(typeof value);
  if (!isScalar || value === MASK) return undefined;
  const text = JSON.stringify(value).replaceAll(PHONE_NUMBER, "+…");
  return text.length > LONGEST ? undefined : text;
}
