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
  /** Node.js version of the Action, as Auth0 names it. */
  runtime: string;
  /** JavaScript of the Action. */
  code: string;
  /** SHA-256 of `code`, in hexadecimal digits. */
  codeSha256: string;
  /** All secrets of the Action. */
  secrets: pulumi.Input<ActionSecret[]>;
}

/** The Action that sends codes through Plivo, and its secrets. Depend on it to wait until the Action is deployed. */
export class PlivoAction extends pulumi.ComponentResource {
  /** Id of the Action on the tenant. */
  public readonly actionId: pulumi.Output<string>;

  constructor(name: string, args: PlivoActionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("auth0-plivo:index:PlivoAction", name, {}, opts);
    const { actionName, trigger, runtime, code, codeSha256, secrets } = args;
    const isOnlyOne = trigger.id === CUSTOM_PHONE_PROVIDER.id;
    const action = new auth0.Action(
      name,
      // Neither secrets nor a deployment: `ActionDeployment` below is the only writer of both.
      { name: actionName, supportedTriggers: trigger, runtime, code, deploy: false },
      {
        parent: this,
        // A component's `dependsOn` doesn't apply to its children.
        dependsOn: opts?.dependsOn,
        deleteBeforeReplace: isOnlyOne,
        hooks: isOnlyOne ? { onError: explainSecondAction(name) } : {},
      },
    );
    const deployment = { actionId: action.id, codeSha256, secrets };
    // The code is written first, and deployed together with the secrets.
    new ActionDeployment(`${name}-deployment`, deployment, { parent: this, dependsOn: action });
    this.actionId = action.id;
    this.registerOutputs({ actionId: this.actionId });
  }
}
