import type { Rule } from "./reviewed-resource";

/** A user whose password lies in the stack's state is a way in. */
export const testUser: Rule = {
  name: "no-test-user-in-production",
  description: "A production stack declares no user: its password would be in the state.",
  appliesTo: "production",
  offences: ({ type }) =>
    type === "auth0:index/user:User"
      ? ["A user is declared in production: remove `testUserEmail` from this stack's config."]
      : [],
};
