import type { Rule } from "./reviewed-resource";

/** Auth0 turns off every factor of the tenant when the resource `Guardian` is destroyed. */
export const protectedFactor: Rule = {
  name: "factor-protected-in-production",
  description: "In production the phone factor can't be destroyed by accident.",
  appliesTo: "production",
  offences: ({ type, opts }) =>
    type === "auth0:index/guardian:Guardian" && !opts.protect
      ? ["The phone factor is not protected in production: set `protect` to `true`."]
      : [],
};
