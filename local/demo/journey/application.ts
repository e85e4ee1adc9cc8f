import { createHash, randomBytes } from "node:crypto";

/** An application that people log in to. */
export interface Application {
  clientId: string;
  /** One of its allowed callbacks. */
  callback: string;
}

/** A login that the application has started, and what it stores until the answer arrives. */
export interface AuthorizationRequest {
  url: URL;
  application: Application;
  state: string;
  nonce: string;
  verifier: string;
}

const random = (): string => randomBytes(32).toString("base64url");

/** Starts a login as auth0-spa-js does: authorization code with PKCE, and a refresh token. */
export function requestAuthorization(
  tenantUrl: string,
  application: Application,
  more: Readonly<Record<string, string>> = {},
): AuthorizationRequest {
  const [state, nonce, verifier] = [random(), random(), random()];
  const url = new URL("/authorize", tenantUrl);
  url.search = new URLSearchParams({
    client_id: application.clientId,
    redirect_uri: application.callback,
    response_type: "code",
    response_mode: "query",
    scope: "openid profile email offline_access",
    state,
    nonce,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...more,
  }).toString();
  return { url, application, state, nonce, verifier };
}
