import { neededScopes, READ_LOGS } from "../../components/auth0/scopes";
import { ok, warning, type Check } from "./check";

/** Reports that the tenant gave the application a token. Without one, no other check runs. */
export const credentials: Check = {
  name: "credentials",
  examine: ({ api }) => ok(`${api.domain} accepts the application`),
};

/** Checks that the application may do all that a run needs. A missing scope fails the next `pulumi up`, and no login. */
export const scopes: Check = {
  name: "API scopes",
  examine: ({ api, config, experience }) => {
    const needed = neededScopes(experience, config.program.testUserEmail !== undefined);
    const { grantedScopes } = api;
    if (grantedScopes === undefined) {
      return warning(
        "the token doesn't show its scopes",
        "compare the application's scopes with the list in docs/doctor.md",
      );
    }
    const missing = needed.filter((scope) => !grantedScopes.includes(scope));
    return missing.length === 0
      ? ok(`all ${needed.length} that this stack needs${withoutLogs(grantedScopes)}`)
      : warning(
          `not granted: ${missing.join(", ")}`,
          "grant them in the dashboard: Applications > APIs > Auth0 Management API > Machine to Machine Applications",
        );
  },
};

/**
 * Returns a note if the application lacks the scope for the log. Nothing fails without it, and an administrator may choose
 * not to grant it.
 */
const withoutLogs = (grantedScopes: readonly string[]): string =>
  grantedScopes.includes(READ_LOGS)
    ? ""
    : `; without \`${READ_LOGS}\`, \`npm run deliveries\` sees no logins`;
