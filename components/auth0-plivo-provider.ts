import type * as auth0 from "@pulumi/auth0";
import * as pulumi from "@pulumi/pulumi";
import { ACCESS_SETTINGS, type AccessSetting } from "./auth0/management-access";

/** How the plugin `auth0-plivo` reaches a tenant. What is left out comes from `AUTH0_*` of its environment. */
export type Auth0PlivoProviderArgs = Partial<
  Record<AccessSetting, pulumi.Input<string | undefined>>
>;

const SETTINGS = Object.keys(ACCESS_SETTINGS) as AccessSetting[];
const SECRETS: readonly AccessSetting[] = ["clientSecret", "apiToken", "clientAssertionPrivateKey"];

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
export function providerSettings(
  explicit: pulumi.ProviderResource | undefined,
): Auth0PlivoProviderArgs {
  const config = new pulumi.Config("auth0");
  const given = explicit as Partial<auth0.Provider> | undefined;
  const settings = SETTINGS.flatMap((key) => {
    // Empty counts as not set, so that the environment is read.
    const value = given ? given[key] : config.get(key) || undefined;
    if (value === undefined) return [];
    return [[key, SECRETS.includes(key) ? pulumi.secret(value) : value]];
  });
  return Object.fromEntries(settings) as Auth0PlivoProviderArgs;
}
