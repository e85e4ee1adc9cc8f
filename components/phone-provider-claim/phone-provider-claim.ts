import * as pulumi from "@pulumi/pulumi";
import { dynamicProviderCode } from "../dynamic-provider-code";

export interface PhoneProviderClaimArgs {
  /** Whether a provider of another kind that the tenant has already may be turned into the stack's. */
  mayTakeOver: boolean;
}

/**
 * That the tenant's phone provider is this stack's to change and delete. A tenant has at most one, and the auth0 plugin
 * adopts it when it should create its own: a `twilio` provider that sends today would become the stack's unasked, and go
 * with it. Make everything that delivers depend on this. Where it refuses, nothing of them was made.
 *
 * Source: https://github.com/auth0/terraform-provider-auth0/blob/main/docs/resources/phone_provider.md
 */
export class PhoneProviderClaim extends pulumi.CustomResource {
  constructor(name: string, args: PhoneProviderClaimArgs, opts?: pulumi.CustomResourceOptions) {
    const props = {
      __provider: dynamicProviderCode("components/phone-provider-claim/claim-provider.ts"),
      mayTakeOver: args.mayTakeOver,
    };
    super("pulumi-nodejs:dynamic/auth0-plivo:PhoneProviderClaim", name, props, opts);
  }
}
