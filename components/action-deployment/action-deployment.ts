import * as pulumi from "@pulumi/pulumi";
import { dynamicProviderCode } from "../dynamic-provider-code";

/** A secret of an Action, by the name under which its code finds it. */
interface DeclaredSecret {
  name: string;
  value: pulumi.Input<string>;
}

export interface ActionDeploymentArgs {
  /** Id of the Action on the tenant. */
  actionId: pulumi.Input<string>;
  /** All secrets that the Action has to have. */
  secrets: DeclaredSecret[];
}

/**
 * That an Action's current code is the deployed one, with the stack's secrets. The auth0 plugin deploys an Action only when
 * it creates or updates it: a run that fails between the two leaves code that no later run deploys. Nor can it see secrets
 * that somebody wrote, or that a failed run didn't write. A refresh reads this resource from the tenant, and the run mends
 * and deploys. It has nothing to delete.
 *
 * It takes the Management API with the credentials of the plugin, from `auth0:…` or the environment.
 */
export class ActionDeployment extends pulumi.CustomResource {
  /** Whether the tenant runs the Action's current code. */
  declare public readonly deployed: pulumi.Output<boolean>;
  /** Names of the secrets that the Action has; Auth0 shows no value. */
  declare public readonly secretNames: pulumi.Output<string[]>;
  /** Whether nobody has written the secrets since the stack did. */
  declare public readonly secretsInPlace: pulumi.Output<boolean>;
  /** When Auth0 got the secrets that the stack wrote last, by name. */
  declare public readonly secretTimes: pulumi.Output<Record<string, string>>;
  /** Of the values that the stack wrote last: another one means that some changed. */
  declare public readonly secretsDigest: pulumi.Output<string>;

  constructor(name: string, args: ActionDeploymentArgs, opts?: pulumi.CustomResourceOptions) {
    const props = {
      __provider: dynamicProviderCode("components/action-deployment/deployment-provider.ts"),
      actionId: args.actionId,
      // Marked whatever comes: a value in clear here would be one in the state and in the plan.
      secrets: pulumi.secret(args.secrets),
      deployed: undefined,
      secretNames: undefined,
      secretsInPlace: undefined,
      secretTimes: undefined,
      secretsDigest: undefined,
    };
    super("pulumi-nodejs:dynamic/auth0-plivo:ActionDeployment", name, props, opts);
  }
}
