import type { Provider } from "oidc-provider";

const claimsOf = (token: string): unknown => {
  try {
    return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
  } catch {
    return undefined;
  }
};

/**
 * Returns the client and the user that an ID token of this server names, even an expired one; `undefined` for any other
 * token.
 */
export async function readIdTokenHint(
  provider: Provider,
  token: string,
): Promise<{ clientId: string; userId: string } | undefined> {
  const claims = claimsOf(token) as { aud?: unknown } | undefined;
  const client = await provider.Client.find(String(claims?.aud));
  if (!client) return undefined;
  try {
    const { payload } = await provider.IdToken.validate(token, client);
    return { clientId: client.clientId, userId: String(payload.sub) };
  } catch {
    return undefined;
  }
}
