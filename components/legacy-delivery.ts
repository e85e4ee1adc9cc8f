import * as auth0 from "@pulumi/auth0";
import * as pulumi from "@pulumi/pulumi";
import { PlivoAction } from "./plivo-action";
import type { PlivoSecretsArgs } from "./plivo-secrets";

/** Name of the Action in the dashboard. */
export const LEGACY_ACTION_NAME = "Plivo SMS";

const TRIGGER = "send-phone-message";

export interface LegacyDeliveryArgs extends PlivoSecretsArgs {
  /** JavaScript of the Action. */
  code: string;
  /** Refuses to give up Action and flow while it is true, and keeps them where somebody unprotects the state. */
  protect: boolean;
}

/** Delivery of codes on a tenant with the legacy phone experience: the Action, alone in the Send Phone Message flow. */
export class LegacyDelivery extends pulumi.ComponentResource {
  /** Id of the Action that delivers. */
  public readonly actionId: pulumi.Output<string>;

  constructor(name: string, args: LegacyDeliveryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("auth0-plivo:index:LegacyDelivery", name, {}, opts);
    const { plivo, allowedCountries, code, protect } = args;
    const trigger = { id: TRIGGER, version: "v2" };
    const action = new PlivoAction(
      name,
      { plivo, allowedCountries, code, trigger, protect, actionName: LEGACY_ACTION_NAME },
      { parent: this },
    );
    new auth0.TriggerActions(
      `${name}-binding`,
      {
        trigger: TRIGGER,
        actions: [{ id: action.actionId, displayName: LEGACY_ACTION_NAME }],
      },
      // The list belongs to the tenant: deleting the old resource after the new one's creation would empty it.
      {
        parent: this,
        dependsOn: action,
        protect,
        retainOnDelete: protect,
        deleteBeforeReplace: true,
      },
    );
    this.actionId = action.actionId;
    this.registerOutputs({ actionId: this.actionId });
  }
}
