import { ManagementClient, ManagementError } from "auth0";
import type { ManagementAccess } from "../../../../components/auth0/management-access";
import { requestManagementToken } from "../../../../components/auth0/management-token";
import { retrying } from "./retries";

/** The Management API of the one tenant that this plugin is configured for. */
export type Api = ManagementClient & { readonly domain: string };

/** How long a token is asked for. */
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
    // One for the life of the configuration, as the official plugin has it.
    token: () => (token ??= requestManagementToken(access, PATIENCE).then(({ value }) => value)),
    telemetry: false,
    maxRetries: 0,
    fetch: retrying(send),
  });
  return Object.assign(client, { domain });
}

/**
 * Describes an error as the official plugin does: `403 Forbidden: Insufficient scope`. Bodies of requests are never part
 * of it.
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
