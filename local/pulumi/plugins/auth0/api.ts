import { ManagementClient, ManagementError } from "auth0";
import type { ManagementAccess } from "../../../../components/auth0/management-access";
import { requestManagementToken } from "../../../../components/auth0/management-token";
import { retrying } from "./retries";

/** The Management API of the tenant that this plugin is configured for. */
export type Api = ManagementClient & { readonly domain: string };

/** How long a request for a token is retried. */
const PATIENCE = { retries: 3, answerLimit: 30_000 };

/**
 * Makes a client of the Management API.
 *
 * @param access to a tenant on this machine, as the program and its own plugin find it
 * @param send carries the requests
 */
export function createApi(access: ManagementAccess, send = fetch): Api {
  const { domain } = access;
  let token: Promise<string> | undefined;
  const client = new ManagementClient({
    domain,
    // One token for the whole configuration, as in the official plugin.
    token: () => (token ??= requestManagementToken(access, PATIENCE).then(({ value }) => value)),
    telemetry: false,
    maxRetries: 0,
    fetch: retrying(send),
  });
  return Object.assign(client, { domain });
}

/**
 * Describes an error as the official plugin does: `403 Forbidden: Insufficient scope`. It never contains a request's body.
 */
export function describeError(error: unknown): string {
  if (error instanceof ManagementError && error.statusCode !== undefined) {
    const body = error.body as { error?: string; message?: string } | undefined;
    return `${error.statusCode}${body?.error ? ` ${body.error}` : ""}${body?.message ? `: ${body.message}` : ""}`;
  }
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : "";
  return `${error.message}${cause}`;
}

export function isGone(error: unknown): boolean {
  return error instanceof ManagementError && error.statusCode === 404;
}
