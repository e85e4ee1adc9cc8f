import { RunError } from "@pulumi/pulumi";

/**
 * Makes an error of the program that Pulumi prints without its stack. It has none: Pulumi also calls `util.inspect` on
 * it, which in Node 22 doesn't end for half a minute where the stack has a frame such as `node_modules/@pulumi/resource.ts`,
 * as the SDK's source maps name its files.
 */
export function runError(message: string): RunError {
  const error = new RunError(message);
  error.stack = `RunError: ${message}`;
  return error;
}
