import { InvalidValue } from "./problem";

/** Reads a JSON list of texts. Throws `InvalidValue`, with `example`, for anything else. */
export function parseJsonList(text: string, example: string): string[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InvalidValue("must be a JSON list", example);
  }
  if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) {
    throw new InvalidValue("must be a JSON list of strings", example);
  }
  return value;
}
