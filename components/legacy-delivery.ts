import * as auth0 from "@pulumi/auth0";
import * as pulumi from "@pulumi/pulumi";
import { ACTION_NAMES } from "./auth0/action-names";
import type { ActionSecret } from "./auth0/action-secret";
import { SEND_PHONE_MESSAGE } from "./auth0/triggers";
import { PlivoAction } from "./plivo-action";

export interface LegacyDeliveryArgs {
  /** Node.js version of the Action, as Auth0 names it. */
  runtime: string;
  /** JavaScript of the Action. */
  code: string;
  /** SHA-256 of `code`, in hexadecimal digits. */
  codeSha256: string;
  /** All secrets of the Action. */
  secrets: pulumi.Input<ActionSecret[]>;
}

/** Delivers codes on a tenant with the legacy phone experience: the Action, alone in the Send Phone Message flow. */
export class LegacyDelivery extends pulumi.ComponentResource {
  /** Id of the Action that delivers. */
  public readonly actionId: pulumi.Output<string>;

  constructor(name: string, args: LegacyDeliveryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("auth0-plivo:index:LegacyDelivery", name, {}, opts);
    const action = new PlivoAction(
      name,
      { ...args, trigger: SEND_PHONE_MESSAGE, actionName: ACTION_NAMES.legacy },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    new auth0.TriggerActions(
      `${name}-binding`,
      {
        trigger: SEND_PHONE_MESSAGE.id,
        actions: [{ id: action.actionId, displayName: ACTION_NAMES.legacy }],
      },
      // The list is the tenant's: deleting the old resource after creating the new one would empty it.
      { parent: this, dependsOn: action, deleteBeforeReplace: true },
    );
    this.actionId = action.actionId;
    this.registerOutputs({ actionId: this.actionId });
  }
}
