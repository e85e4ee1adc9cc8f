import type { Flags } from "./flags";
import { EXIT } from "./user-error";

/**
 * Returns the flag with which a command prints its result as JSON.
 * @param keys what the object has in addition to `command` and `ok`, for `--help`
 */
export function jsonFlag(keys: string) {
  return {
    json: { type: "switch", about: `Prints one JSON object: command, ok, ${keys}; or error` },
  } as const satisfies Flags;
}

/**
 * Formats the one object that `--json` prints, for every command. `ok` is whether the exit code is 0.
 * @param values the command's own keys, without a secret; `error` with the sentence if the command has no result
 */
export function formatJson(command: string, exitCode: number, values: object): string {
  return JSON.stringify({ command, ok: exitCode === EXIT.done, ...values }, null, 2);
}
