import { signClientAssertion } from "./client-assertion";
import type { ManagementAccess, ManagementCredentials } from "./management-access";
import { sendRequest, type Patience } from "./management-request";

/** Seconds before its end at which a token is no longer used. */
const RESERVE = 60;

/** A token for the Management API. */
export interface ManagementToken {
  readonly value: string;
  /** Milliseconds since 1970 until which it is used. */
  readonly until: number;
}

/**
 * Gets a token for the Management API with the application's secret or key; an API token is one already.
 *
 * @throws Error with one sentence where the tenant refuses the application or can't be reached.
 */
export async function requestManagementToken(
  access: ManagementAccess,
  patience?: Patience,
): Promise<ManagementToken> {
  const { domain, audience, credentials } = access;
  if ("apiToken" in credentials) return { value: credentials.apiToken, until: Infinity };
  const url = `https://${domain}/oauth/token`;
  // A request that is sent again needs another assertion: the tenant accepts each once.
  const request = (): RequestInit => ({
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      grant_type: "client_credentials",
      audience,
      client_id: credentials.clientId,
      ...proof(domain, credentials),
    }),
  });
  const { status, body } = await sendRequest(url, request, patience);
  const { access_token: value, expires_in: lifetime } = body;
  if (status !== 200 || typeof value !== "string") {
    throw new Error(
      `The tenant ${domain} answered ${status} instead of a Management API token: check the M2M application ` +
        "behind auth0:clientId, its secret or key, and that it may call the Management API; after a rotation, see " +
        "docs/how-to/rotate-credentials.md.",
    );
  }
  const seconds = typeof lifetime === "number" ? lifetime : 0;
  return { value, until: Date.now() + (seconds - RESERVE) * 1000 };
}

function proof(
  domain: string,
  credentials: Exclude<ManagementCredentials, { apiToken: string }>,
): Record<string, string> {
  if ("clientSecret" in credentials) return { client_secret: credentials.clientSecret };
  return {
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: signClientAssertion(domain, credentials),
  };
}
