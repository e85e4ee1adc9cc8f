import { RunError } from "@pulumi/pulumi";

/**
 * Makes an error of the program that Pulumi prints without its stack. The stack is removed because Pulumi also calls
 * `util.inspect` on the error, which in Node 22 runs for half a minute if the stack has a frame such as
 * `node_modules/@pulumi/resource.ts`, as the SDK's source maps name its files.
 */
export function runError(message: string): RunError {
  const error = new RunError(message);
  error.stack = `RunError: ${message}`;
  return error;
}
