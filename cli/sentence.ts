import { types } from "node:util";
import { RunError } from "@pulumi/pulumi";
import { CommandError } from "@pulumi/pulumi/automation";
import { ManagementError } from "auth0";
import { engineReason } from "./engine-error";
import { engineSentence } from "./engine-sentence";
import { describeApiError } from "./management-api";
import { PulumiFailure } from "./pulumi";
import { UserError } from "./user-error";

/** Returns what a user can do about an error, in one sentence; `undefined` for a fault of this project. */
export function sentenceOf(error: unknown): string | undefined {
  if (error instanceof UserError || RunError.isInstance(error)) return error.message;
  if (error instanceof ManagementError)
    return (
      `The tenant refused a request (${describeApiError(error)}): run \`npm run doctor\`, which lists the scopes that are ` +
      "missing, and see https://status.auth0.com."
    );
  if (isSystemError(error))
    return `${error.path ?? "A file or a server"} can't be used (${error.message}): fix that, then run this again.`;
  if (
    types.isNativeError(error) &&
    error.message === "fetch failed" &&
    types.isNativeError(error.cause)
  )
    return `A server can't be reached (${error.cause.message}): check the network and HTTPS_PROXY, then run this again.`;
  if (types.isNativeError(error) && error.name === "YAMLException")
    return `A settings file of the project is not valid YAML (${firstLine(error.message)}): fix it, then run this again.`;
  if (error instanceof PulumiFailure || error instanceof CommandError)
    return engineSentence(engineReason(error));
  return undefined;
}

/** Returns whether an error comes from a file, a disk or a network: Node names the system call that failed. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return types.isNativeError(error) && "syscall" in error && "code" in error;
}

const firstLine = (text: string): string => text.split("\n", 1)[0] ?? text;
