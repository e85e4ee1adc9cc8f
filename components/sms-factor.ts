import * as auth0 from "@pulumi/auth0";
import * as pulumi from "@pulumi/pulumi";
import type { MfaPolicy, PhoneExperience } from "./config/choices";
import type { MessageTexts } from "./config/program-config";
import { legacyMessages } from "./message-texts";

export interface SmsFactorArgs {
  /** When a login asks for the factor. With `never` it stays on, for Actions and apps that ask for it themselves. */
  policy: MfaPolicy;
  experience: PhoneExperience;
  messages: MessageTexts;
  /** Refuses to turn off multi-factor authentication while it is true, and keeps it where somebody unprotects the state. */
  protect: boolean;
}

/**
 * The tenant's phone factor, SMS only, and the policy that asks for it. Make it depend on all that delivers: users are
 * asked for a code as soon as it exists, and it is the first to go.
 */
export class SmsFactor extends pulumi.ComponentResource {
  constructor(name: string, args: SmsFactorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("auth0-plivo:index:SmsFactor", name, {}, opts);
    new auth0.Guardian(
      name,
      { policy: args.policy, phone: phone(args) },
      // There is one for the tenant: deleting the old one after the new one's creation would turn everything off.
      // A component's dependencies are not its children's, and deletion follows the children's.
      {
        parent: this,
        dependsOn: opts?.dependsOn,
        protect: args.protect,
        retainOnDelete: args.protect,
        deleteBeforeReplace: true,
      },
    );
    this.registerOutputs({});
  }
}

/** A unified tenant refuses provider and texts here: the phone provider and its templates have them. */
function phone({ experience, messages }: SmsFactorArgs): auth0.types.input.GuardianPhone {
  const factor = { enabled: true, messageTypes: ["sms"] };
  if (experience === "unified") {
    return factor;
  }
  const { enrollment, verification } = legacyMessages(messages);
  // Deprecated for unified tenants, and the only way on legacy ones.
  /* eslint-disable @typescript-eslint/no-deprecated */
  return {
    ...factor,
    provider: "phone-message-hook",
    options: { enrollmentMessage: enrollment, verificationMessage: verification },
  };
  /* eslint-enable @typescript-eslint/no-deprecated */
}
