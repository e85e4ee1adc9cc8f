import * as pulumi from "@pulumi/pulumi";

export interface TenantBaselineArgs {
  /** The tenant's phone experience, `legacy` or `unified`. */
  phoneExperience: pulumi.Input<string>;
  /** Whether a legacy tenant also gets the unified delivery. Default: false. */
  prepareUnified?: pulumi.Input<boolean | undefined>;
  /** Auth0's names of the other factors to have on. Default: the other factors stay as they are. */
  otherFactors?: pulumi.Input<string[] | undefined>;
  /** Whether a phone provider of another kind, which can't be restored afterward, may be replaced. */
  replacePhoneProvider: pulumi.Input<boolean>;
  /** The policy that the stack sets, so that the preview can name the change. */
  policy?: pulumi.Input<string | undefined>;
}

/**
 * Records what a tenant had before the stack: factors, policy, the Send Phone Message flow, phone provider. Its deletion
 * restores them, so make whatever changes them depend on it, to be deleted before it. It refuses, in a preview too, to
 * replace what can't be restored.
 */
export class TenantBaseline extends pulumi.CustomResource {
  /** Auth0's names of the factors in addition to `sms` that have to be on. */
  declare public readonly factors: pulumi.Output<string[]>;

  constructor(name: string, args: TenantBaselineArgs, opts?: pulumi.CustomResourceOptions) {
    super("auth0-plivo:index:TenantBaseline", name, { ...args, factors: undefined }, opts);
  }
}
