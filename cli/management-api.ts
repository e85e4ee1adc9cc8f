import { ManagementClient, ManagementError, TokenProvider } from "auth0";
import { OperationError } from "./operation-error";

/** The machine-to-machine application that a stack's runs use, and its tenant's host name without scheme. */
export interface TenantCredentials {
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface ManagementApi {
  readonly domain: string;
  readonly client: ManagementClient;
  /** Scopes that the application was granted for the Management API; `undefined` when its token doesn't tell. */
  readonly grantedScopes: readonly string[] | undefined;
}

/** A request may take this long, in seconds, before it counts as failed. */
const TIMEOUT_SECONDS = 20;

/** A free tenant answers 2 requests a second and then 429; the SDK waits as long as the answer says, this often. */
const MAX_RETRIES = 8;

/**
 * Gets a token with the application's secret and returns a client that uses it.
 * @throws OperationError when the tenant can't be reached or refuses the credentials
 */
export async function connectManagementApi(credentials: TenantCredentials): Promise<ManagementApi> {
  const { domain } = credentials;
  const token = await requestToken(credentials);
  const client = new ManagementClient({
    domain,
    token,
    timeoutInSeconds: TIMEOUT_SECONDS,
    maxRetries: MAX_RETRIES,
    telemetry: false,
  });
  return { domain, client, grantedScopes: scopesOf(token) };
}

async function requestToken(credentials: TenantCredentials): Promise<string> {
  const { domain } = credentials;
  try {
    const audience = `https://${domain}/api/v2/`;
    return await new TokenProvider({ ...credentials, audience }).getAccessToken();
  } catch (error) {
    if (
      error instanceof ManagementError &&
      error.statusCode !== undefined &&
      error.statusCode < 500
    ) {
      throw new OperationError(
        `The tenant ${domain} refuses the application's credentials (${error.statusCode}): check AUTH0_CLIENT_ID and ` +
          "AUTH0_CLIENT_SECRET (or `auth0:clientId` and `auth0:clientSecret`), and that the application is authorized " +
          "for the Auth0 Management API.",
      );
    }
    throw new OperationError(
      `${unreachable(domain, error)}: check AUTH0_DOMAIN (or \`auth0:domain\`).`,
    );
  }
}

function unreachable(domain: string, error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
  return `The tenant ${domain} can't be reached${code === undefined ? "" : ` (${code})`}`;
}

/** A Management API token is a JWT; what it allows is in its `scope` claim. */
function scopesOf(token: string): string[] | undefined {
  try {
    const payload = Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8");
    const { scope } = JSON.parse(payload) as { scope?: string };
    return scope?.split(" ") ?? [];
  } catch {
    return undefined;
  }
}

/** The status of an answer that was an error; `undefined` for anything else. */
export function errorStatus(error: unknown): number | undefined {
  return error instanceof ManagementError ? error.statusCode : undefined;
}

/** What the API said, in a few words and without the request that it answers. */
export function describeApiError(error: unknown): string {
  if (!(error instanceof ManagementError)) {
    return error instanceof Error ? error.name : "unknown error";
  }
  const body = error.body as { message?: unknown; errorCode?: unknown } | undefined;
  const said = typeof body?.message === "string" ? `: ${body.message}` : "";
  return `${error.statusCode ?? "no answer"}${said}`;
}

/** Every item of a paged list. */
export async function readAllPages<T>(firstPage: PromiseLike<AsyncIterable<T>>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of await firstPage) {
    items.push(item);
  }
  return items;
}
