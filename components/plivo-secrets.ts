import * as pulumi from "@pulumi/pulumi";
import type { ActionSecret } from "./auth0/action-secret";
import type { SmsMfaArgs } from "./sms-mfa-args";

/**
 * Returns the Action's secrets as one Pulumi secret, Auth ID and sender included: half of a credential and a phone number
 * must not be in a diff either. The order is fixed, so that an unchanged run has no diff.
 */
export function plivoSecrets(args: SmsMfaArgs): pulumi.Output<ActionSecret[]> {
  return pulumi.secret(
    pulumi
      .output(settings(args))
      .apply((values) =>
        Object.entries(values).flatMap(([name, value]) =>
          value === undefined ? [] : [{ name, value }],
        ),
      ),
  );
}

/** Returns the names of the Action's secrets, in the order in which they are written. */
export function plivoSecretNames(args: SmsMfaArgs): string[] {
  return Object.entries(settings(args)).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
}

function settings(args: SmsMfaArgs): Record<string, pulumi.Input<string> | undefined> {
  return {
    PLIVO_AUTH_ID: args.plivoAuthId,
    PLIVO_AUTH_TOKEN: args.plivoAuthToken,
    PLIVO_AUTH_TOKEN_NEXT: args.plivoAuthTokenNext,
    PLIVO_SENDER: args.plivoSender,
    PLIVO_POWERPACK: args.plivoPowerpack,
    PLIVO_SENDERS: args.plivoSenders && JSON.stringify(args.plivoSenders),
    ALLOWED_COUNTRIES: args.allowedCountries?.join(","),
    PLIVO_DLT_ENTITY_ID: args.plivoDltEntityId,
    PLIVO_DLT_TEMPLATE_ID: args.plivoDltTemplateId,
    PLIVO_DLT_TEMPLATE_CATEGORY: args.plivoDltTemplateCategory,
  };
}
