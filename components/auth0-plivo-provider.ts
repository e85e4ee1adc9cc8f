import type * as auth0 from "@pulumi/auth0";
import * as pulumi from "@pulumi/pulumi";
import {
  ACCESS_SETTINGS,
  SECRET_ACCESS_SETTINGS,
  type AccessSetting,
} from "./auth0/management-access";

/** How the plugin `auth0-plivo` reaches a tenant. What is left out is read from `AUTH0_*` in its environment. */
export type Auth0PlivoProviderArgs = Partial<
  Record<AccessSetting, pulumi.Input<string | undefined>>
>;

const SETTINGS = Object.keys(ACCESS_SETTINGS) as AccessSetting[];

/** The plugin `auth0-plivo`, for one tenant. */
export class Auth0PlivoProvider extends pulumi.ProviderResource {
  constructor(name: string, args: Auth0PlivoProviderArgs, opts?: pulumi.ResourceOptions) {
    super("auth0-plivo", name, { ...args }, opts);
  }
}

/**
 * Returns the access of an `auth0.Provider`, or, without one, of the stack's configuration `auth0:…`, which the default
 * provider of the auth0 plugin reads as well.
 */
export async function providerSettings(
  explicit: pulumi.ProviderResource | undefined,
): Promise<Auth0PlivoProviderArgs> {
  const config = new pulumi.Config("auth0");
  const given = explicit as Partial<auth0.Provider> | undefined;
  const settings: Auth0PlivoProviderArgs = {};
  for (const key of SETTINGS) {
    // Empty counts as not set, so that the environment is read.
    const value = given ? await settingOf(given, key) : config.get(key) || undefined;
    if (value !== undefined) {
      settings[key] = SECRET_ACCESS_SETTINGS.includes(key) ? pulumi.secret(value) : value;
    }
  }
  return settings;
}

/** Returns a setting of a provider, unknown if a preview doesn't know it yet; undefined if the provider doesn't have it. */
async function settingOf(provider: Partial<auth0.Provider>, key: AccessSetting) {
  const output = provider[key] as (pulumi.Output<string | undefined> & Foreseen) | undefined;
  return (await output?.promise(true)) ? output : undefined;
}

/** A method of outputs that Pulumi's SDK has but doesn't declare. */
interface Foreseen {
  /** Returns the value, or Pulumi's object for an unknown one. Undefined means that the provider has none, also in a preview. */
  promise(withUnknowns: true): Promise<unknown>;
}
