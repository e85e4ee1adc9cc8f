import * as auth0 from "@pulumi/auth0";
import * as pulumi from "@pulumi/pulumi";
import type { MessageTexts } from "./config/program-config";
import { PhoneProviderClaim } from "./phone-provider-claim/phone-provider-claim";
import { PlivoAction } from "./plivo-action";
import type { PlivoSecretsArgs } from "./plivo-secrets";

/** Name of the Action in the dashboard. Not the legacy one's: both exist while a tenant moves. */
export const UNIFIED_ACTION_NAME = "Plivo SMS (unified)";

export interface UnifiedDeliveryArgs extends PlivoSecretsArgs {
  /** JavaScript of the Action. */
  code: string;
  /** Texts that replace Auth0's templates. */
  messages: MessageTexts;
  /** Refuses to delete Action, phone provider and templates while it is true, and keeps them where somebody unprotects the state. */
  protect: boolean;
  /** Whether the stack may be torn down with all that it manages. */
  disposable: boolean;
}

/** Delivery of codes on a tenant with the Unified Phone Experience: the Action behind the tenant's one phone provider. */
export class UnifiedDelivery extends pulumi.ComponentResource {
  /** Id of the Action that delivers. */
  public readonly actionId: pulumi.Output<string>;

  constructor(name: string, args: UnifiedDeliveryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("auth0-plivo:index:UnifiedDelivery", name, {}, opts);
    const { plivo, allowedCountries, code, protect } = args;
    const trigger = { id: "custom-phone-provider", version: "v1" };
    const claim = new PhoneProviderClaim(
      `${name}-claim`,
      { mayTakeOver: protect || args.disposable },
      { parent: this },
    );
    const action = new PlivoAction(
      name,
      { plivo, allowedCountries, code, trigger, protect, actionName: UNIFIED_ACTION_NAME },
      { parent: this, dependsOn: claim },
    );
    // A tenant has one provider, and one template of each type: the next can't be made before the old one goes.
    const singleton = {
      parent: this,
      protect,
      retainOnDelete: protect,
      deleteBeforeReplace: true,
    };
    const provider = new auth0.PhoneProvider(
      `${name}-provider`,
      // The API refuses a custom provider without credentials, though it has none.
      {
        name: "custom",
        disabled: false,
        configuration: { deliveryMethods: ["text"] },
        credentials: {},
      },
      { ...singleton, dependsOn: action },
    );
    for (const { type, text } of templates(args.messages)) {
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

/** The templates to declare; a type that is left out keeps Auth0's text. */
function templates({ enrollment, verification }: MessageTexts): { type: string; text: string }[] {
  const texts = [
    { type: "otp_enroll", text: enrollment },
    { type: "otp_verify", text: verification },
  ];
  return texts.flatMap(({ type, text }) => (text === undefined ? [] : [{ type, text }]));
}
