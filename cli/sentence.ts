import { RunError } from "@pulumi/pulumi";
import { CommandError } from "@pulumi/pulumi/automation";
import { ManagementError } from "auth0";
import { engineReason } from "./engine-error";
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
  if (error instanceof PulumiFailure || error instanceof CommandError)
    return `\`pulumi\` failed (${engineReason(error)}): fix that, then run this again.`;
  return undefined;
}
