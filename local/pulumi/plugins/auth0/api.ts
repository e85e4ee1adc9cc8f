import { ManagementClient, ManagementError } from "auth0";
import { retrying } from "./retries";

/** The Management API of the one tenant that this plugin is configured for. */
export type Api = ManagementClient & { readonly domain: string };

export interface TenantCredentials {
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * Makes a client of the Management API.
 *
 * @param credentials of a machine-to-machine application with a grant for the Management API
 * @param send carries the requests
 */
export function createApi(credentials: TenantCredentials, send = fetch): Api {
  const { domain } = credentials;
  const client = new ManagementClient({
    domain,
    token: tokenSource(credentials, send),
    telemetry: false,
    maxRetries: 0,
    fetch: retrying(send),
  });
  return Object.assign(client, { domain });
}

/** One token for the life of the configuration, asked for when first needed, as the official plugin asks for it. */
function tokenSource(
  { domain, clientId, clientSecret }: TenantCredentials,
  send: typeof fetch,
): () => Promise<string> {
  let token: Promise<string> | undefined;
  const request = async (): Promise<string> => {
    const response = await send(`https://${domain}/oauth/token`, {
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString("base64")}`,
      },
      body: new URLSearchParams({
        audience: `https://${domain}/api/v2/`,
        grant_type: "client_credentials",
      }),
    });
    const body = (await response.json().catch(() => ({}))) as {
      access_token?: string;
      error_description?: string;
    };
    if (body.access_token !== undefined) return body.access_token;
    throw new Error(
      `the tenant \`${domain}\` gave no Management API token (${response.status}${body.error_description ? `, ${body.error_description}` : ""}); check auth0:clientId and auth0:clientSecret`,
    );
  };
  return () => (token ??= request());
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
