import * as auth0 from "@pulumi/auth0";
import * as pulumi from "@pulumi/pulumi";
import { ACTION_NAMES } from "./auth0/action-names";
import type { ActionSecret } from "./auth0/action-secret";
import { CUSTOM_PHONE_PROVIDER } from "./auth0/triggers";
import { PlivoAction } from "./plivo-action";

export interface UnifiedDeliveryArgs {
  /** Node.js version of the Action, as Auth0 names it. */
  runtime: string;
  /** JavaScript of the Action. */
  code: string;
  /** SHA-256 of `code`, in hexadecimal digits. */
  codeSha256: string;
  /** All secrets of the Action. */
  secrets: pulumi.Input<ActionSecret[]>;
  /** Text that replaces Auth0's template for the enrollment of a phone. */
  enrollmentMessage?: pulumi.Input<string>;
  /** Text that replaces Auth0's template for a login. */
  verificationMessage?: pulumi.Input<string>;
}

/** Delivers codes on a tenant with the Unified Phone Experience: the Action behind the tenant's one phone provider. */
export class UnifiedDelivery extends pulumi.ComponentResource {
  /** Id of the Action that delivers. */
  public readonly actionId: pulumi.Output<string>;

  constructor(name: string, args: UnifiedDeliveryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("auth0-plivo:index:UnifiedDelivery", name, {}, opts);
    const { runtime, code, codeSha256, secrets } = args;
    const action = new PlivoAction(
      name,
      {
        runtime,
        code,
        codeSha256,
        secrets,
        trigger: CUSTOM_PHONE_PROVIDER,
        actionName: ACTION_NAMES.unified,
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    // A tenant has one provider, and one template of each type: the old one must be deleted before the new one is created.
    const singleton = { parent: this, deleteBeforeReplace: true };
    const provider = new auth0.PhoneProvider(
      `${name}-provider`,
      // The API refuses a custom provider without `credentials`, though it has no credentials.
      {
        name: "custom",
        disabled: false,
        configuration: { deliveryMethods: ["text"] },
        credentials: {},
      },
      { ...singleton, dependsOn: action },
    );
    for (const { type, text } of templates(args)) {
      new auth0.PhoneNotificationTemplate(
        `${name}-${type.replace("_", "-")}`,
        { type, disabled: false, content: { syntax: "liquid", body: { text } } },
        { ...singleton, dependsOn: provider },
      );
    }
    this.actionId = action.actionId;
    this.registerOutputs({ actionId: this.actionId });
  }
}

/** Returns the templates to declare. A type that is left out keeps Auth0's text. */
function templates({ enrollmentMessage, verificationMessage }: UnifiedDeliveryArgs) {
  const texts = [
    { type: "otp_enroll", text: enrollmentMessage },
    { type: "otp_verify", text: verificationMessage },
  ];
  return texts.flatMap(({ type, text }) => (text === undefined ? [] : [{ type, text }]));
}
