import * as pulumi from "@pulumi/pulumi";
import { ACTION } from "./auth0/resource-types";
import { providerSettings } from "./auth0-plivo-provider";
import { checkArgs } from "./check-args";
import { resolvePhoneExperience } from "./phone-experience";
import type { SmsMfaArgs } from "./sms-mfa-args";
import { declareParts, type Delivering } from "./sms-mfa-parts";

export type { SmsMfaArgs };

/**
 * Arguments of components, until they have read their tenant. They are kept here because Pulumi writes the arguments that
 * it gets with a component into the state and the plan, and these contain the account.
 */
const given = new WeakMap<SmsMfa, SmsMfaArgs>();

/**
 * Turns on SMS multi-factor authentication for a tenant, and delivers its codes through Plivo.
 *
 * The tenant is that of the option `provider`, an `auth0.Provider`, or else of the stack's configuration `auth0:…` and of
 * `AUTH0_*`. `protect` and `retainOnDelete` apply to all of its parts.
 *
 * @example new SmsMfa("mfa", { plivoAuthId, plivoAuthToken, plivoSender: "+15551234567" }, { provider: emea });
 */
export class SmsMfa extends pulumi.ComponentResource<Delivering> {
  /** Id of the Action that delivers. */
  public readonly actionId: pulumi.Output<string>;
  /** SHA-256 of its code, in hexadecimal digits. */
  public readonly actionSha256: pulumi.Output<string>;
  /** The tenant's phone experience, `legacy` or `unified`. */
  public readonly phoneExperience: pulumi.Output<string>;

  constructor(name: string, args: SmsMfaArgs, opts: pulumi.ComponentResourceOptions = {}) {
    checkArgs(name, args);
    super("auth0-plivo:index:SmsMfa", name, {}, opts);
    given.set(this, { ...args, replacePhoneProvider: args.replacePhoneProvider ?? opts.protect });
    const parts = pulumi.output(this.getData());
    this.actionId = parts.actionId;
    this.actionSha256 = parts.actionSha256;
    this.phoneExperience = parts.phoneExperience;
    const { actionId, actionSha256, phoneExperience } = this;
    this.registerOutputs({ actionId, actionSha256, phoneExperience });
  }

  /**
   * Waits until the tenant was read and its baseline accepted. What is declared afterward isn't created on a tenant that is
   * refused.
   */
  public async accepted(): Promise<void> {
    await this.getData();
  }

  protected override async initialize(
    _args: object,
    _opts: pulumi.ComponentResourceOptions,
    name: string,
  ): Promise<Delivering> {
    // Waits until the constructor has run.
    await Promise.resolve();
    const args = given.get(this) as SmsMfaArgs;
    const phoneExperience = await resolvePhoneExperience(args.phoneExperience ?? "auto", this);
    const access = await providerSettings(this.getProvider(ACTION));
    const { baseline, ...parts } = declareParts(this, name, args, phoneExperience, access);
    await registered(baseline);
    return parts;
  }
}

/** Resolves once the engine has accepted a resource. If the engine refuses it, the program ends. */
function registered(resource: pulumi.Resource): Promise<void> {
  return new Promise((resolve) => {
    resource.urn.apply(() => {
      resolve();
    });
  });
}
