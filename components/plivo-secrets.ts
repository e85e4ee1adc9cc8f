import * as pulumi from "@pulumi/pulumi";
import type { PlivoConfig } from "./config/program-config";
import type { PlivoSender } from "./config/sender-choice";

/** What the Action learns of the stack's configuration. */
export interface PlivoSecretsArgs {
  plivo: PlivoConfig;
  /** ISO 3166 codes of the countries that may get an SMS; `undefined` allows all. */
  allowedCountries: string[] | undefined;
}

/** A secret of an Action, by the name under which its code finds it. */
export interface PlivoSecret {
  name: string;
  value: pulumi.Output<string>;
}

/**
 * The Action's secrets. All values are Pulumi secrets, the Auth ID and the sender too: half of a credential and a
 * phone number have no place in a diff either. The order is fixed, so that an unchanged run has no diff.
 */
export function plivoSecrets({ plivo, allowedCountries }: PlivoSecretsArgs): PlivoSecret[] {
  const values: Record<string, pulumi.Input<string> | undefined> = {
    PLIVO_AUTH_ID: plivo.authId,
    PLIVO_AUTH_TOKEN: plivo.authToken,
    PLIVO_AUTH_TOKEN_NEXT: plivo.authTokenNext,
    ...senderSecret(plivo.sender),
    ALLOWED_COUNTRIES: allowedCountries?.join(","),
    PLIVO_DLT_ENTITY_ID: plivo.dlt.entityId,
    PLIVO_DLT_TEMPLATE_ID: plivo.dlt.templateId,
    PLIVO_DLT_TEMPLATE_CATEGORY: plivo.dlt.templateCategory,
  };
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value: pulumi.secret(value) }],
  );
}

function senderSecret(sender: PlivoSender): Record<string, string> {
  if ("sender" in sender) return { PLIVO_SENDER: sender.sender };
  if ("powerpack" in sender) return { PLIVO_POWERPACK: sender.powerpack };
  return { PLIVO_SENDERS: JSON.stringify(sender.senders) };
}
