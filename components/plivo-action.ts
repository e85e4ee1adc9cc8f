import * as auth0 from "@pulumi/auth0";
import * as pulumi from "@pulumi/pulumi";
import { ActionDeployment } from "./action-deployment";
import type { ActionSecret } from "./auth0/action-secret";
import { CUSTOM_PHONE_PROVIDER, type ActionTrigger } from "./auth0/triggers";
import { explainSecondAction } from "./one-action-per-trigger";

export interface PlivoActionArgs {
  /** Name of the Action in the dashboard. */
  actionName: string;
  /** The one trigger it supports, with the version of its event. */
  trigger: ActionTrigger;
  /** Auth0's word for its Node.js. */
  runtime: string;
  /** JavaScript of the Action. */
  code: string;
  /** SHA-256 of `code`, in hexadecimal digits. */
  codeSha256: string;
  /** All secrets of the Action. */
  secrets: pulumi.Input<ActionSecret[]>;
}

/** The Action that hands a code to Plivo, with its secrets. Depend on it for an Action that is deployed. */
export class PlivoAction extends pulumi.ComponentResource {
  /** Id of the Action on the tenant. */
  public readonly actionId: pulumi.Output<string>;

  constructor(name: string, args: PlivoActionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("auth0-plivo:index:PlivoAction", name, {}, opts);
    const { actionName, trigger, runtime, code, codeSha256, secrets } = args;
    const isOnlyOne = trigger.id === CUSTOM_PHONE_PROVIDER.id;
    const action = new auth0.Action(
      name,
      // Neither secrets nor a deployment: one writer of both is below.
      { name: actionName, supportedTriggers: trigger, runtime, code, deploy: false },
      {
        parent: this,
        // A component's dependencies are not its children's.
        dependsOn: opts?.dependsOn,
        deleteBeforeReplace: isOnlyOne,
        hooks: isOnlyOne ? { onError: explainSecondAction(name) } : {},
      },
    );
    const deployment = { actionId: action.id, codeSha256, secrets };
    // The Action's code is written first, and deployed with the secrets.
    new ActionDeployment(`${name}-deployment`, deployment, { parent: this, dependsOn: action });
    this.actionId = action.id;
    this.registerOutputs({ actionId: this.actionId });
  }
}
