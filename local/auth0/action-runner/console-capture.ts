import { format } from "node:util";

/** Auth0 keeps this many characters of what an Action writes to its console. */
const LONGEST_LINE = 256;
/** A loop that logs must not fill the tenant's memory. */
const MOST_LINES = 1000;

/** Sends every console call as one line to `write`, cut as Auth0 cuts it. */
export function captureConsole(write: (line: string) => void): void {
  let lines = 0;
  const log = (...args: unknown[]): void => {
    if (++lines <= MOST_LINES) write(format(...args).slice(0, LONGEST_LINE));
  };
  for (const method of ["log", "info", "warn", "error", "debug", "trace", "dir"] as const)
    console[method] = log;
}
