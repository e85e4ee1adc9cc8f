/**
 * Settings of `auth0.Provider` that say which tenant's Management API is called and how, each with the environment
 * variable that the official plugin falls back to.
 */
export const ACCESS_SETTINGS = {
  domain: "AUTH0_DOMAIN",
  audience: "AUTH0_AUDIENCE",
  clientId: "AUTH0_CLIENT_ID",
  clientSecret: "AUTH0_CLIENT_SECRET",
  apiToken: "AUTH0_API_TOKEN",
  clientAssertionPrivateKey: "AUTH0_CLIENT_ASSERTION_PRIVATE_KEY",
  clientAssertionSigningAlg: "AUTH0_CLIENT_ASSERTION_SIGNING_ALG",
} as const;

export type AccessSetting = keyof typeof ACCESS_SETTINGS;

/** The settings whose values are secret. */
export const SECRET_ACCESS_SETTINGS: readonly AccessSetting[] = [
  "clientSecret",
  "apiToken",
  "clientAssertionPrivateKey",
];

/** How a request to the Management API authenticates: with a token, or with an application's credentials that get one. */
export type ManagementCredentials =
  | { readonly apiToken: string }
  | { readonly clientId: string; readonly clientSecret: string }
  | { readonly clientId: string; readonly privateKey: string; readonly signingAlgorithm: string };

/** The tenant whose Management API is called, and how. */
export interface ManagementAccess {
  /** Host name, with a port where it isn't the usual one. */
  readonly domain: string;
  /** Identifier of the Management API. With a custom domain it isn't below `domain`. */
  readonly audience: string;
  readonly credentials: ManagementCredentials;
}

/** A setting that is missing or wrong. */
export interface AccessProblem {
  readonly key: AccessSetting;
  /** What is wrong, as the end of a sentence that starts with the key. */
  readonly what: string;
  /** A value that would pass; `undefined` for a secret. */
  readonly example?: string;
}

/** What the settings say: the access, or every problem with them. */
export interface AccessReading {
  /** The tenant's host name, also where credentials are missing. */
  readonly domain?: string | undefined;
  readonly access?: ManagementAccess | undefined;
  readonly problems: readonly AccessProblem[];
}

/** Returns a setting as configured, or undefined where it is not set. */
export type FindSetting = (key: AccessSetting) => string | undefined;
export type Environment = Readonly<Record<string, string | undefined>>;

/** Algorithms that Auth0 accepts for `private_key_jwt`: https://auth0.com/docs/get-started/authentication-and-authorization-flow/authenticate-with-private-key-jwt */
export const SIGNING_ALGORITHMS: readonly string[] = ["RS256", "RS384", "PS256"];

/**
 * Finds the access to the Management API where the official auth0 plugin finds it, and in its order: for each setting
 * the configuration, then the environment; an API token, then a private key, then a client secret. Empty is not set.
 */
export function readManagementAccess(
  configured: FindSetting,
  environment: Environment,
): AccessReading {
  const find = (key: AccessSetting): string | undefined =>
    configured(key) || environment[ACCESS_SETTINGS[key]] || undefined;
  const problems: AccessProblem[] = [];
  const credentials = readCredentials(find, problems);
  const domain = readDomain(find, problems);
  if (domain === undefined || credentials === undefined) return { domain, problems };
  const audience = find("audience") ?? `https://${domain}/api/v2/`;
  return { domain, access: { domain, audience, credentials }, problems };
}

/** Finds the access as `readManagementAccess` does. @throws Error with one sentence that names everything that is missing. */
export function findManagementAccess(
  configured: FindSetting,
  environment: Environment,
): ManagementAccess {
  const { access, problems } = readManagementAccess(configured, environment);
  if (access !== undefined) return access;
  const list = problems.map(({ key, what }) => `auth0:${key} ${what}`).join("; ");
  throw new Error(`The tenant's Management API can't be called: ${list}.`);
}

function readCredentials(
  find: FindSetting,
  problems: AccessProblem[],
): ManagementCredentials | undefined {
  const apiToken = find("apiToken");
  if (apiToken !== undefined) return { apiToken };
  const clientId = find("clientId");
  const privateKey = find("clientAssertionPrivateKey");
  const clientSecret = find("clientSecret");
  if (clientId === undefined) {
    const what = `${notSet("clientId")}; the program needs an M2M application`;
    problems.push({ key: "clientId", what, example: "YOUR_CLIENT_ID" });
  }
  if (privateKey !== undefined) {
    const signingAlgorithm = readAlgorithm(find, problems);
    return clientId && signingAlgorithm ? { clientId, privateKey, signingAlgorithm } : undefined;
  }
  if (clientSecret === undefined) {
    problems.push({ key: "clientSecret", what: notSet("clientSecret") });
  }
  return clientId && clientSecret ? { clientId, clientSecret } : undefined;
}

function readAlgorithm(find: FindSetting, problems: AccessProblem[]): string | undefined {
  const key = "clientAssertionSigningAlg";
  const algorithm = find(key);
  if (algorithm !== undefined && SIGNING_ALGORITHMS.includes(algorithm)) return algorithm;
  const what =
    algorithm === undefined ? notSet(key) : `must be one of ${SIGNING_ALGORITHMS.join(", ")}`;
  problems.push({ key, what, example: "RS256" });
  return undefined;
}

function readDomain(find: FindSetting, problems: AccessProblem[]): string | undefined {
  const domain = find("domain");
  if (domain !== undefined && /^[A-Za-z0-9.-]+(:\d+)?$/.test(domain)) return domain;
  const what =
    domain === undefined
      ? `${notSet("domain")}; one of them must name the tenant`
      : "must be the host name alone, without scheme or path";
  problems.push({ key: "domain", what, example: "my-tenant.us.auth0.com" });
  return undefined;
}

const notSet = (key: AccessSetting): string => `is not set, and neither is ${ACCESS_SETTINGS[key]}`;
