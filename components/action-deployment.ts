import * as pulumi from "@pulumi/pulumi";
import type { ActionSecret } from "./auth0/action-secret";

export interface ActionDeploymentArgs {
  /** Id of the Action on the tenant. */
  actionId: pulumi.Input<string>;
  /** SHA-256 of the code that must be deployed, in hexadecimal digits. */
  codeSha256: pulumi.Input<string>;
  /** All secrets of the Action. They become a Pulumi secret. */
  secrets: pulumi.Input<ActionSecret[]>;
}

/**
 * Writes an Action's secrets and deploys its code. Nothing else does either: the auth0 plugin deploys only when it creates
 * or updates an Action, so that a run that fails in between would leave code that no later run deploys. A refresh reads
 * what the tenant runs; the plan shows what differs, and the run repairs it. There is nothing to delete.
 */
export class ActionDeployment extends pulumi.CustomResource {
  constructor(name: string, args: ActionDeploymentArgs, opts?: pulumi.CustomResourceOptions) {
    const props = { ...args, secrets: pulumi.secret(args.secrets) };
    super("auth0-plivo:index:ActionDeployment", name, props, opts);
  }
}
