import { isMarkedSecret, UNKNOWN } from "../../../provider/property-values";

const LONGEST = 80;
const PHONE_NUMBER = /\+\d{6,15}/g;
const PATH_PART = /([^.[\]]+)|\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]/g;

/** What the engine shows in place of a secret. */
const MASK = "[secret]";

/**
 * Returns the value at a path as the engine spells paths: dots, `[0]` and `["quoted.key"]`. `undefined` if there is none.
 */
export function valueAt(properties: unknown, path: string): unknown {
  return valuesAlong(properties, path).at(-1);
}

/**
 * Returns whether a mask is the value at a path or at one of its parents.
 * @param mask default: what the engine shows in place of a secret
 */
export function isMaskedAt(properties: unknown, path: string, mask = MASK): boolean {
  return valuesAlong(properties, path).includes(mask);
}

/** Returns a value as the engine shows it: a secret of the program is marked, and one of the state is only its mask. */
function masked(value: unknown): unknown {
  return typeof value === "object" && value !== null && isMarkedSecret(value) ? MASK : value;
}

function valuesAlong(properties: unknown, path: string): unknown[] {
  let value = properties;
  return Array.from(path.matchAll(PATH_PART), ([, plain, quoted, index]) => {
    const key = plain ?? quoted ?? index ?? "";
    const isNothing = typeof value !== "object" || value === null;
    value = isNothing ? undefined : masked((value as Record<string, unknown>)[key]);
    return value;
  });
}

/**
 * Returns a value as every reader of the plan may see it: short scalars as JSON, phone numbers masked. `undefined` for
 * objects, long texts such as an Action's code, and secrets, which the engine shows as `[secret]`.
 */
export function showValue(value: unknown): string | undefined {
  if (value === UNKNOWN) return "known after up";
  const isScalar = ["string", "number", "boolean"].includes(typeof value);
  if (!isScalar || value === MASK) return undefined;
  const text = JSON.stringify(value).replaceAll(PHONE_NUMBER, "+…");
  return text.length > LONGEST ? undefined : text;
}
