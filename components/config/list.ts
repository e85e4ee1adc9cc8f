import { InvalidValue, MisreadValue } from "./problem";

/** Reads texts separated by commas. Throws `InvalidValue`, with `example`, if one of them is empty. */
export function parseCommaList(text: string, example: string): string[] {
  if (text.trim() === "") return [];
  const entries = text.split(",").map((entry) => entry.trim());
  if (entries.includes("")) throw new InvalidValue("has a comma with nothing next to it", example);
  return entries;
}

/**
 * Reads a list: texts separated by commas, which need no inner quotes in any shell, or a JSON list, which is also how a
 * YAML list arrives. Throws `InvalidValue`, with `example`, for anything else.
 */
export function parseList(text: string, example: string): string[] {
  if (!text.trimStart().startsWith("[")) return parseCommaList(text, example);
  const value = parseJson(text, example);
  if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) {
    throw new MisreadValue("must be a list of strings", example);
  }
  return value;
}

/**
 * Parses JSON. Throws `MisreadValue`, with `example`, for anything else: PowerShell before 7.3 and cmd remove its double
 * quotes.
 */
export function parseJson(text: string, example: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new MisreadValue(
      "is not the JSON that it starts as, or lost its quotes in the shell",
      example,
    );
  }
}
