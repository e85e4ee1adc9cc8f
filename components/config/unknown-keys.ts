import { closest, distance } from "fastest-levenshtein";
import { CONFIG_KEYS, PROJECT_NAME } from "./config-keys";
import type { ConfigReader } from "./config-reader";
import type { ConfigSource } from "./config-source";

/** Names that differ by more edits than this are unrelated. */
const FURTHEST_TYPO = 4;

/**
 * Reports keys of the project's namespace that the program doesn't know: a mistyped key would otherwise be ignored
 * silently.
 */
export function reportUnknownKeys(reader: ConfigReader, source: ConfigSource): void {
  const known = Object.keys(CONFIG_KEYS);
  for (const qualified of source.keys()) {
    const key = qualified.slice(PROJECT_NAME.length + 1);
    if (!qualified.startsWith(`${PROJECT_NAME}:`) || known.includes(key)) {
      continue;
    }
    const nearest = closest(key, known);
    const isTypo = distance(key, nearest) <= FURTHEST_TYPO;
    const what = isTypo
      ? `is not a key of this program; the nearest is ${nearest}`
      : `is not a key of this program, which knows ${known.join(", ")}`;
    reader.report({ key, what, command: `pulumi config rm ${key}` });
  }
}
