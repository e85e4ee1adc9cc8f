import * as pulumi from "@pulumi/pulumi";
import type { ActionSecret } from "./auth0/action-secret";

export interface ActionDeploymentArgs {
  /** Id of the Action on the tenant. */
  actionId: pulumi.Input<string>;
  /** SHA-256 of the code that has to be the deployed one, in hexadecimal digits. */
  codeSha256: pulumi.Input<string>;
  /** All secrets that the Action has to have. They become a secret here. */
  secrets: pulumi.Input<ActionSecret[]>;
}

/**
 * Writes an Action's secrets and deploys its code, and nothing else does either: the auth0 plugin deploys only when it
 * creates or updates an Action, so that a run that fails in between leaves code that no later run deploys. A refresh reads
 * what the tenant runs; the plan shows what differs, and the run repairs it. It has nothing to delete.
 */
export class ActionDeployment extends pulumi.CustomResource {
  constructor(name: string, args: ActionDeploymentArgs, opts?: pulumi.CustomResourceOptions) {
    const props = { ...args, secrets: pulumi.secret(args.secrets) };
    super("auth0-plivo:index:ActionDeployment", name, props, opts);
  }
}
