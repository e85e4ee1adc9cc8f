import * as auth0 from "@pulumi/auth0";
import * as pulumi from "@pulumi/pulumi";
import { AUTH0_ENROLLMENT_MESSAGE, AUTH0_VERIFICATION_MESSAGE } from "./auth0/message-texts";

export interface SmsFactorArgs {
  /** When a login asks for the factor. With `never` it stays on, for Actions and apps that ask for it themselves. */
  policy: pulumi.Input<string>;
  /** The tenant's phone experience, `legacy` or `unified`. */
  phoneExperience: string;
  /** Text of the SMS that enrolls a phone, on a legacy tenant. Default: Auth0's. */
  enrollmentMessage?: pulumi.Input<string>;
  /** Text of the SMS of a login, on a legacy tenant. Default: Auth0's. */
  verificationMessage?: pulumi.Input<string>;
  /** Auth0's names of the tenant's other factors to have on. */
  otherFactors: pulumi.Input<string[]>;
  /** Whether a factor that isn't among them is turned off. Otherwise it is left alone. */
  turnOffOthers: boolean;
}

/**
 * The tenant's factors, the phone's for SMS only, and the policy that asks for them. Make it depend on everything that
 * delivers: users are asked for a code as soon as it exists. It is then also deleted first.
 */
export class SmsFactor extends pulumi.ComponentResource {
  constructor(name: string, args: SmsFactorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("auth0-plivo:index:SmsFactor", name, {}, opts);
    new auth0.Guardian(
      name,
      { policy: args.policy, phone: phone(args), ...others(args) },
      // A tenant has one: deleting the old one after creating the new one would turn everything off.
      // A component's `dependsOn` doesn't apply to its children, and the order of deletions follows the children's.
      { parent: this, dependsOn: opts?.dependsOn, deleteBeforeReplace: true },
    );
    this.registerOutputs({});
  }
}

/**
 * Returns the phone factor's inputs. A unified tenant refuses provider and texts here: its phone provider and templates
 * have them.
 */
function phone(args: SmsFactorArgs): auth0.types.input.GuardianPhone {
  const factor = { enabled: true, messageTypes: ["sms"] };
  if (args.phoneExperience === "unified") {
    return factor;
  }
  // Deprecated for unified tenants, and the only way on legacy ones, whose API accepts both texts or none.
  /* eslint-disable @typescript-eslint/no-deprecated */
  return {
    ...factor,
    provider: "phone-message-hook",
    options: {
      enrollmentMessage: args.enrollmentMessage ?? AUTH0_ENROLLMENT_MESSAGE,
      verificationMessage: args.verificationMessage ?? AUTH0_VERIFICATION_MESSAGE,
    },
  };
  /* eslint-enable @typescript-eslint/no-deprecated */
}

/**
 * Returns the other factors as the plugin's inputs. The plugin turns off an absent `email`, `otp` or `recoveryCode` that a
 * refresh has seen on, and leaves the other factors alone if they are absent.
 */
function others({ otherFactors, turnOffOthers }: SmsFactorArgs) {
  const names = pulumi.output(otherFactors);
  const flag = (name: string) => names.apply((on) => on.includes(name) || undefined);
  const block = (name: string) =>
    names.apply((on) =>
      on.includes(name) || turnOffOthers ? { enabled: on.includes(name) } : undefined,
    );
  return {
    email: flag("email"),
    otp: flag("otp"),
    recoveryCode: flag("recovery-code"),
    webauthnRoaming: block("webauthn-roaming"),
    webauthnPlatform: block("webauthn-platform"),
    duo: block("duo"),
    push: block("push-notification"),
  } as Pick<
    auth0.GuardianArgs,
    "email" | "otp" | "recoveryCode" | "webauthnRoaming" | "webauthnPlatform" | "duo" | "push"
  >;
}
