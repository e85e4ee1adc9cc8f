import * as auth0 from "@pulumi/auth0";
import * as pulumi from "@pulumi/pulumi";
import { ActionDeployment } from "./action-deployment/action-deployment";
import { explainSecondAction } from "./one-action-per-trigger";
import { plivoSecrets, type PlivoSecretsArgs } from "./plivo-secrets";

export interface PlivoActionArgs extends PlivoSecretsArgs {
  /** Name of the Action in the dashboard. */
  actionName: string;
  /** The one trigger it supports, with the version of its event. */
  trigger: { id: string; version: string };
  /** JavaScript of the Action. */
  code: string;
  /** Refuses to delete it while it is true, and keeps it on the tenant where somebody unprotects the state. */
  protect: boolean;
}

/** The Action that hands a code to Plivo, with its secrets. Depend on it for an Action that is deployed. */
export class PlivoAction extends pulumi.ComponentResource {
  /** Id of the Action on the tenant. */
  public readonly actionId: pulumi.Output<string>;

  constructor(name: string, args: PlivoActionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("auth0-plivo:index:PlivoAction", name, {}, opts);
    const isOnlyOne = args.trigger.id === "custom-phone-provider";
    const secrets = plivoSecrets(args);
    const action = new auth0.Action(
      name,
      {
        name: args.actionName,
        supportedTriggers: args.trigger,
        runtime: "node22",
        code: args.code,
        secrets,
        deploy: true,
      },
      {
        parent: this,
        // A component's dependencies are not its children's.
        dependsOn: opts?.dependsOn,
        protect: args.protect,
        retainOnDelete: args.protect,
        deleteBeforeReplace: isOnlyOne,
        hooks: isOnlyOne ? { onError: explainSecondAction(name) } : {},
      },
    );
    new ActionDeployment(`${name}-deployment`, { actionId: action.id, secrets }, { parent: this });
    this.actionId = action.id;
    this.registerOutputs({ actionId: this.actionId });
  }
}
