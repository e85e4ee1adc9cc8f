import * as pulumi from "@pulumi/pulumi";
import { dynamicProviderCode } from "../dynamic-provider-code";

export interface ActionDeploymentArgs {
  /** Id of the Action on the tenant. */
  actionId: pulumi.Input<string>;
}

/**
 * That an Action's current code is the deployed one. The auth0 plugin deploys an Action only when it creates or updates
 * it: a run that fails between the two leaves code that no later run deploys. A refresh reads this resource from the
 * tenant, and the run deploys what isn't deployed. It has nothing to delete.
 *
 * It takes the Management API with the credentials of the plugin, from `auth0:…` or the environment.
 */
export class ActionDeployment extends pulumi.CustomResource {
  /** Whether the tenant runs the Action's current code. */
  declare public readonly deployed: pulumi.Output<boolean>;

  constructor(name: string, args: ActionDeploymentArgs, opts?: pulumi.CustomResourceOptions) {
    const props = {
      __provider: dynamicProviderCode("components/action-deployment/deployment-provider.ts"),
      actionId: args.actionId,
      deployed: undefined,
    };
    super("pulumi-nodejs:dynamic/auth0-plivo:ActionDeployment", name, props, opts);
  }
}
