import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { LOCAL_PLIVO_ACCOUNT } from "../../local/plivo/account";
import { openStack, type LocalStack, type StackTenant } from "../../local/pulumi/stack";

export const STACK = "dev";

/** Opens the stack of a folder on a tenant, with every optional resource of the program. */
export function openOn(
  tenant: StackTenant,
  engine: PulumiCommand,
  folder: string,
): Promise<LocalStack> {
  return openStack({
    name: STACK,
    engine,
    tenant,
    plugins: "local",
    keep: { directory: folder, passphrase: "operated" },
    config: {
      plivoAuthId: LOCAL_PLIVO_ACCOUNT.authId,
      plivoSender: LOCAL_PLIVO_ACCOUNT.number,
      testUserEmail: "ada@example.com",
      enrollmentMessage: "{{code}} enrols you",
      verificationMessage: "{{code}} lets you in",
    },
    secrets: { plivoAuthToken: LOCAL_PLIVO_ACCOUNT.authToken },
  });
}
