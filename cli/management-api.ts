import { ManagementClient, ManagementError } from "auth0";
import type { ManagementAccess } from "../components/auth0/management-access";
import { requestManagementToken } from "../components/auth0/management-token";
import { UserError } from "./user-error";

/** A tenant's Management API, through Auth0's SDK. */
export interface ManagementApi {
  readonly domain: string;
  readonly client: ManagementClient;
  /** Scopes that the application was granted for the Management API; `undefined` when its token doesn't say. */
  readonly grantedScopes: readonly string[] | undefined;
}

/** Seconds after which a request counts as failed. */
const TIMEOUT_SECONDS = 20;

/** For a token: two tries. */
const PATIENCE = { retries: 1, answerLimit: TIMEOUT_SECONDS * 1000 };

/**
 * A free tenant answers 2 requests a second and then 429. The SDK waits as long as the answer says, up to this many times.
 */
const MAX_RETRIES = 8;

/**
 * Gets a token and returns a client that uses it.
 * @throws UserError if the tenant can't be reached or refuses the credentials
 */
export async function connectManagementApi(access: ManagementAccess): Promise<ManagementApi> {
  const { domain } = access;
  const token = await requestToken(access);
  const client = new ManagementClient({
    domain,
    token,
    timeoutInSeconds: TIMEOUT_SECONDS,
    maxRetries: MAX_RETRIES,
    telemetry: false,
  });
  return { domain, client, grantedScopes: scopesOf(token) };
}

async function requestToken(access: ManagementAccess): Promise<string> {
  try {
    return (await requestManagementToken(access, PATIENCE)).value;
  } catch (error) {
    throw new UserError(error instanceof Error ? error.message : String(error));
  }
}

/** Returns the `scope` claim of a Management API token, which is a JWT. */
function scopesOf(token: string): string[] | undefined {
  try {
    const payload = Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8");
    const { scope } = JSON.parse(payload) as { scope?: string };
    return scope?.split(" ") ?? [];
  } catch {
    return undefined;
  }
}

/** Returns the status of an answer that was an error; `undefined` for anything else. */
export function errorStatus(error: unknown): number | undefined {
  return error instanceof ManagementError ? error.statusCode : undefined;
}

/** Returns what the API said, in a few words and without the request. */
export function describeApiError(error: unknown): string {
  if (!(error instanceof ManagementError)) {
    return error instanceof Error ? error.name : "unknown error";
  }
  const body = error.body as { message?: unknown; errorCode?: unknown } | undefined;
  const said = typeof body?.message === "string" ? `: ${body.message}` : "";
  return `${error.statusCode ?? "no answer"}${said}`;
}

/** Reads every item of a paged list. */
export async function readAllPages<T>(firstPage: PromiseLike<AsyncIterable<T>>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of await firstPage) {
    items.push(item);
  }
  return items;
}
