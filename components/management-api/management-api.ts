import type { ManagementAccess } from "./management-credentials";
import { sendRequest, type ManagementAnswer, type Patience } from "./management-request";

/** Seconds before its end at which a token is no longer used. */
const TOKEN_RESERVE = 60;

/** The few calls of Auth0's Management API that a deployment takes, with one token for all of them. */
export class ManagementApi {
  private token: { value: string; until: number } | undefined;

  /** @param patience how long it tries; by default as long as a deployment is worth. */
  constructor(
    private readonly access: ManagementAccess,
    private readonly patience?: Patience,
  ) {}

  /** Sends a request to a path below `/api/v2`. Any status that isn't worth another try is an answer. */
  async call(
    method: "GET" | "POST" | "PATCH",
    path: string,
    body?: object,
  ): Promise<ManagementAnswer> {
    const answer = await this.send(method, path, body);
    if (answer.status !== 401 || this.token === undefined) {
      return answer;
    }
    // A token ends early when the tenant revokes it.
    this.token = undefined;
    return this.send(method, path, body);
  }

  address(path: string): string {
    return `https://${this.access.domain}/api/v2${path}`;
  }

  private async send(method: string, path: string, body?: object): Promise<ManagementAnswer> {
    const authorization = `Bearer ${await this.accessToken()}`;
    const request: RequestInit = body
      ? {
          method,
          headers: { authorization, "content-type": "application/json" },
          body: JSON.stringify(body),
        }
      : { method, headers: { authorization } };
    return sendRequest(this.address(path), request, this.patience);
  }

  private async accessToken(): Promise<string> {
    const { credentials } = this.access;
    if ("apiToken" in credentials) {
      return credentials.apiToken;
    }
    if (this.token === undefined || this.token.until <= Date.now()) {
      this.token = await requestToken(this.access.domain, credentials, this.patience);
    }
    return this.token.value;
  }
}

async function requestToken(
  domain: string,
  credentials: { clientId: string; clientSecret: string; audience: string },
  patience?: Patience,
): Promise<{ value: string; until: number }> {
  const { status, body } = await sendRequest(
    `https://${domain}/oauth/token`,
    {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        grant_type: "client_credentials",
        client_id: credentials.clientId,
        client_secret: credentials.clientSecret,
        audience: credentials.audience,
      }),
    },
    patience,
  );
  const { access_token: value, expires_in: lifetime } = body;
  if (status !== 200 || typeof value !== "string") {
    throw new Error(
      `The tenant ${domain} answered ${status} instead of a Management API token: check the M2M application ` +
        "behind auth0:clientId, its secret, and that it may call the Management API.",
    );
  }
  const seconds = typeof lifetime === "number" ? lifetime : 0;
  return { value, until: Date.now() + (seconds - TOKEN_RESERVE) * 1000 };
}
