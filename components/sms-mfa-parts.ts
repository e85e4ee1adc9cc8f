import * as pulumi from "@pulumi/pulumi";
import { bundleAction } from "./action-code";
import { DEFAULT_ACTION_RUNTIME } from "./auth0/action-runtime";
import type { PhoneExperience } from "./auth0/phone-experience";
import { ACTION, TENANT_BASELINE } from "./auth0/resource-types";
import { Auth0PlivoProvider, type Auth0PlivoProviderArgs } from "./auth0-plivo-provider";
import { LegacyDelivery } from "./legacy-delivery";
import { plivoSecrets } from "./plivo-secrets";
import { SmsFactor } from "./sms-factor";
import type { SmsMfaArgs } from "./sms-mfa-args";
import { TenantBaseline } from "./tenant-baseline";
import { UnifiedDelivery } from "./unified-delivery";

const DEFAULT_POLICY = "all-applications";

/** What the component's outputs are made of. */
export interface Delivering {
  actionId: pulumi.Output<string>;
  actionSha256: string;
  phoneExperience: PhoneExperience;
}

/**
 * Returns the options of a part that depends on the baseline, from its name in version 0.1 and what else has to exist
 * before it.
 */
type PartOptions = (
  oldName: string,
  ...after: pulumi.Resource[]
) => pulumi.ComponentResourceOptions;

/** Declares the parts of a component for a tenant with this phone experience, with this access to the tenant. */
export function declareParts(
  mfa: pulumi.ComponentResource<unknown>,
  name: string,
  args: SmsMfaArgs,
  phoneExperience: PhoneExperience,
  access: Auth0PlivoProviderArgs,
): Delivering & { baseline: TenantBaseline } {
  const explicit = mfa.getProvider(ACTION);
  const plugin =
    mfa.getProvider(TENANT_BASELINE) ??
    new Auth0PlivoProvider(`${name}-plugin`, access, { parent: mfa });
  const { policy = DEFAULT_POLICY, otherFactors, enrollmentMessage, verificationMessage } = args;
  const baseline = declareBaseline(mfa, name, args, phoneExperience, plugin);
  const options: PartOptions = (oldName, ...after) => ({
    parent: mfa,
    providers: [plugin],
    dependsOn: [baseline, ...after],
    // In version 0.1 these parts had no component around them and no explicit provider.
    aliases: explicit ? [] : [{ name: oldName, parent: pulumi.rootStackResource }],
  });
  const { sha256, deliveries } = declareDelivery(name, args, phoneExperience, options);
  new SmsFactor(
    name,
    {
      policy,
      phoneExperience,
      enrollmentMessage,
      verificationMessage,
      otherFactors: baseline.factors,
      turnOffOthers: otherFactors !== undefined,
    },
    options("mfa", ...deliveries),
  );
  return { baseline, phoneExperience, actionId: deliveries[0].actionId, actionSha256: sha256 };
}

/** Declares the record of what the tenant had before. All other parts are created after it and deleted before it. */
function declareBaseline(
  mfa: pulumi.ComponentResource<unknown>,
  name: string,
  args: SmsMfaArgs,
  phoneExperience: PhoneExperience,
  plugin: pulumi.ProviderResource,
): TenantBaseline {
  const {
    policy = DEFAULT_POLICY,
    prepareUnified,
    otherFactors,
    replacePhoneProvider = false,
  } = args;
  return new TenantBaseline(
    `${name}-baseline`,
    {
      phoneExperience,
      prepareUnified,
      otherFactors,
      policy,
      replacePhoneProvider,
    },
    { parent: mfa, provider: plugin },
  );
}

/**
 * Declares what delivers codes on the tenant, and what will deliver them after its move to the Unified Phone Experience.
 */
function declareDelivery(
  name: string,
  args: SmsMfaArgs,
  phoneExperience: PhoneExperience,
  options: PartOptions,
) {
  const { code, sha256 } = bundleAction({
    allowedCountries: args.allowedCountries !== undefined,
    plivoSenders: args.plivoSenders !== undefined,
  });
  const { enrollmentMessage, verificationMessage } = args;
  const { actionRuntime: runtime = DEFAULT_ACTION_RUNTIME } = args;
  const action = { runtime, code, codeSha256: sha256, secrets: plivoSecrets(args) };
  const unified = () =>
    new UnifiedDelivery(
      `${name}-unified`,
      { ...action, enrollmentMessage, verificationMessage },
      options("plivo-unified"),
    );
  if (phoneExperience === "unified") {
    return { sha256, deliveries: [unified()] as const };
  }
  const legacy = new LegacyDelivery(`${name}-legacy`, action, options("plivo-legacy"));
  const prepared = args.prepareUnified === true ? [unified()] : [];
  return { sha256, deliveries: [legacy, ...prepared] as const };
}
