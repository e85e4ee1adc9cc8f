import * as pulumi from "@pulumi/pulumi";
import { dynamicProviderCode } from "../dynamic-provider-code";

export interface TeardownNoticeArgs {
  /** Name of the stack's Action in the Send Phone Message flow; `undefined` where it has none there. */
  flowAction: string | undefined;
  /** Whether the stack has the tenant's phone provider. */
  phoneProvider: boolean;
}

/**
 * Says what a `pulumi destroy` turns off that the stack didn't turn on. Pulumi runs no program for it, but refreshes the
 * state first (`options.refresh: always`): then this reads the tenant and tells, in the preview that `pulumi destroy` asks
 * about too. It has nothing on the tenant. An `up` refreshes as well and tells the same.
 */
export class TeardownNotice extends pulumi.CustomResource {
  constructor(name: string, args: TeardownNoticeArgs, opts?: pulumi.CustomResourceOptions) {
    const props = {
      __provider: dynamicProviderCode("components/side-effects/teardown-notice-provider.ts"),
      flowAction: args.flowAction,
      phoneProvider: args.phoneProvider,
    };
    super("pulumi-nodejs:dynamic/auth0-plivo:TeardownNotice", name, props, opts);
  }
}
