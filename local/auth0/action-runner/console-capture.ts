import { format } from "node:util";
import { MOST_LINES } from "./sandbox-protocol";

/** Passes every console call as one line to `write`. */
export function captureConsole(write: (line: string) => void): void {
  let lines = 0;
  const log = (...args: unknown[]): void => {
    if (++lines <= MOST_LINES) write(format(...args));
  };
  for (const method of ["log", "info", "warn", "error", "debug", "trace", "dir"] as const)
    console[method] = log;
}
