/** How a request to the Management API authenticates. */
export type ManagementCredentials =
  { apiToken: string } | { clientId: string; clientSecret: string; audience: string };

/** The tenant whose Management API is called, and how. */
export interface ManagementAccess {
  /** Host name, with a port where it isn't the usual one. */
  domain: string;
  credentials: ManagementCredentials;
}

/** Finds a setting: a key of the stack's `auth0` configuration. */
export type FindSetting = (key: string) => string | undefined;

/**
 * The access that the auth0 plugin has, found where the plugin finds it: the stack's configuration, then the
 * environment.
 *
 * @throws Error when the credentials are of a kind that only the plugin understands, or missing.
 */
export function findManagementAccess(
  configured: FindSetting,
  environment: Record<string, string | undefined>,
): ManagementAccess {
  const find = (key: string, variable: string) =>
    nonEmpty(configured(`auth0:${key}`)) ?? nonEmpty(environment[variable]);
  const domain = find("domain", "AUTH0_DOMAIN");
  const apiToken = find("apiToken", "AUTH0_API_TOKEN");
  const clientId = find("clientId", "AUTH0_CLIENT_ID");
  const clientSecret = find("clientSecret", "AUTH0_CLIENT_SECRET");
  if (domain !== undefined && apiToken !== undefined) {
    return { domain, credentials: { apiToken } };
  }
  if (domain === undefined || clientId === undefined || clientSecret === undefined) {
    throw new Error(
      "The tenant can't be read: set auth0:domain, auth0:clientId and auth0:clientSecret, " +
        "or AUTH0_DOMAIN, AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET.",
    );
  }
  const audience = find("audience", "AUTH0_AUDIENCE") ?? `https://${domain}/api/v2/`;
  return { domain, credentials: { clientId, clientSecret, audience } };
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}
