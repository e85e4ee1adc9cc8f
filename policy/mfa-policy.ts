import type { Rule } from "./reviewed-resource";

/** `never` asks nobody for a second factor, whatever else is set up. */
export const mfaPolicy: Rule = {
  name: "mfa-required-in-production",
  description: "In production the policy asks for a second factor.",
  appliesTo: "production",
  offences: ({ type, props }) =>
    type === "auth0:index/guardian:Guardian" && props["policy"] === "never"
      ? ["The policy `never` turns MFA off in production: set `mfaPolicy` to `all-applications`."]
      : [],
};
