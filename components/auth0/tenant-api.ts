import type { ManagementAccess } from "./management-access";
import { sendRequest, type ManagementAnswer, type Patience } from "./management-request";
import { requestManagementToken, type ManagementToken } from "./management-token";

export type HttpMethod = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** The part of one tenant's Management API that a deployment needs, with one token for all requests. */
export class TenantApi {
  private token: Promise<ManagementToken> | undefined;

  /** @param patience how long a request is retried; default: `sendRequest`'s */
  constructor(
    private readonly access: ManagementAccess,
    private readonly patience?: Patience,
  ) {}

  get domain(): string {
    return this.access.domain;
  }

  /**
   * Sends a request to a path below `/api/v2` and returns its answer, whatever the status. Gets a new token after a 401.
   */
  async call(method: HttpMethod, path: string, body?: object): Promise<ManagementAnswer> {
    const token = await this.currentToken();
    const answer = await this.send(token, method, path, body);
    if (answer.status !== 401 || token.until === Infinity) {
      return answer;
    }
    // The tenant can revoke a token before its end.
    this.token = undefined;
    return this.send(await this.currentToken(), method, path, body);
  }

  /** Returns the full URL of a path, for messages. */
  address(path: string): string {
    return `https://${this.access.domain}/api/v2${path}`;
  }

  private send(
    token: ManagementToken,
    method: HttpMethod,
    path: string,
    body?: object,
  ): Promise<ManagementAnswer> {
    const authorization = `Bearer ${token.value}`;
    const request: RequestInit = body
      ? {
          method,
          headers: { authorization, "content-type": "application/json" },
          body: JSON.stringify(body),
        }
      : { method, headers: { authorization } };
    return sendRequest(this.address(path), () => request, this.patience);
  }

  private async currentToken(): Promise<ManagementToken> {
    const token = await (this.token ??= this.requestToken());
    if (token.until > Date.now()) return token;
    this.token = this.requestToken();
    return this.token;
  }

  /** Requests a token for all calls that wait for one. After a failure the next call requests another. */
  private requestToken(): Promise<ManagementToken> {
    const token = requestManagementToken(this.access, this.patience);
    token.catch(() => {
      if (this.token === token) this.token = undefined;
    });
    return token;
  }
}
