import { ACTION_DEPLOYMENT, CLIENT, GUARDIAN, USER } from "../components/auth0/resource-types";
import { secretsOfAction } from "./action-secrets";
import { stackOf } from "./production";
import type { Rule } from "./reviewed-resource";
import { keysInClear, readStackSettings, type StackSettings } from "./stack-settings";

/** Refuses loopback URLs in production: whoever runs a page on a user's own machine could receive that user's login. */
export const loopbackUrls: Rule = {
  name: "no-loopback-urls-in-production",
  description:
    "An application in production sends people only to addresses that are not their own machine.",
  appliesTo: "production",
  violations: ({ type, props }) =>
    type !== CLIENT
      ? []
      : ["callbacks", "allowedLogoutUrls", "allowedOrigins", "webOrigins"].flatMap((list) =>
          stringsIn(props[list])
            .filter(isLoopback)
            .map((url) => `\`${list}\` has ${url}: remove it from \`appUrls\` of this stack.`),
        ),
};

/** Refuses a test user in production: a user whose password is in the stack's state is a backdoor. */
export const testUser: Rule = {
  name: "no-test-user-in-production",
  description: "A production stack declares no user: its password would be in the state.",
  appliesTo: "production",
  violations: ({ type }) =>
    type === USER
      ? ["A user is declared in production: remove `testUserEmail` from this stack's config."]
      : [],
};

/** Refuses the policy `never` in production: it asks nobody for a second factor. */
export const mfaPolicyRule: Rule = {
  name: "mfa-required-in-production",
  description: "In production the policy asks for a second factor.",
  appliesTo: "production",
  violations: ({ type, props }) =>
    type === GUARDIAN && props["policy"] === "never"
      ? ["The policy `never` turns MFA off in production: set `mfaPolicy` to `all-applications`."]
      : [],
};

/** Requires `protect` in production: deleting the resource `Guardian` turns off every factor of the tenant. */
export const protectedFactor: Rule = {
  name: "factor-protected-in-production",
  description: "In production the phone factor can't be destroyed by accident.",
  appliesTo: "production",
  violations: ({ type, opts }) =>
    type === GUARDIAN && !opts.protect
      ? ["The phone factor is not protected in production: set `protect` to `true`."]
      : [],
};

/**
 * Requires a list of countries in production: without one, anyone can make the tenant send SMS to premium ranges (toll
 * fraud).
 */
export const allowedCountries: Rule = {
  name: "countries-limited-in-production",
  description: "In production an SMS goes only to the countries that the stack lists.",
  appliesTo: "production",
  violations: ({ type, props }) =>
    type === ACTION_DEPLOYMENT &&
    !secretsOfAction(props).some(({ name }) => name === "ALLOWED_COUNTRIES")
      ? ["An SMS may go to every country: set `allowedCountries` to those of this stack's users."]
      : [],
};

/**
 * Makes the rule that no secret is in plain text in the stack settings that `read` returns. The engine decrypts secrets for
 * a policy, so only the file shows this.
 */
export function secretsInClearOf(read: (stack: string) => StackSettings | undefined): Rule {
  return {
    name: "secrets-encrypted",
    description: "A secret is encrypted in the stack's settings.",
    appliesTo: "every stack",
    violations: ({ type, urn }) => {
      if (type !== "pulumi:pulumi:Stack") return [];
      const stack = stackOf(urn);
      return keysInClear(read(stack)).map(
        (key) =>
          `\`${key}\` is in plain text in Pulumi.${stack}.yaml: run \`pulumi config set --secret ${key} --stack ${stack}\` and replace the value, which stays in the file's history.`,
      );
    },
  };
}

/** Checks the settings of the project that contains this pack. */
export const secretsInClear = secretsInClearOf(readStackSettings);

/** Everything that the pack refuses. */
export const rules: readonly Rule[] = [
  loopbackUrls,
  testUser,
  mfaPolicyRule,
  protectedFactor,
  allowedCountries,
  secretsInClear,
];

const LOOPBACK_HOST = /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])\.?$/i;

function isLoopback(url: string): boolean {
  return URL.canParse(url) && LOOPBACK_HOST.test(new URL(url).hostname);
}

function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}
