import * as pulumi from "@pulumi/pulumi";

export interface TenantBaselineArgs {
  /** The tenant's phone experience, `legacy` or `unified`. */
  phoneExperience: pulumi.Input<string>;
  /** Whether a legacy tenant also gets the unified delivery. Default: false. */
  prepareUnified?: pulumi.Input<boolean | undefined>;
  /** Auth0's names of the other factors to have on. Default: those that the tenant has on stay on. */
  otherFactors?: pulumi.Input<string[] | undefined>;
  /** Whether a phone provider of another kind, which could not be given back, may be replaced. */
  replacePhoneProvider: pulumi.Input<boolean>;
  /** The policy that the stack sets, for the preview to name what changes. */
  policy?: pulumi.Input<string | undefined>;
}

/**
 * Keeps what a tenant had before the stack: factors, policy, the Send Phone Message flow, phone provider. Its deletion puts
 * them back, so make whatever changes them depend on it: that is deleted first. Where something could not be given back, it
 * is refused, in a preview too.
 */
export class TenantBaseline extends pulumi.CustomResource {
  /** Auth0's names of the factors in addition to `sms` that have to be on. */
  declare public readonly factors: pulumi.Output<string[]>;

  constructor(name: string, args: TenantBaselineArgs, opts?: pulumi.CustomResourceOptions) {
    super("auth0-plivo:index:TenantBaseline", name, { ...args, factors: undefined }, opts);
  }
}
