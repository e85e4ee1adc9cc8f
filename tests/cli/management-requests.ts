import type { TenantProcess } from "../tenant-process";

/** Sends a Management API request, as the dashboard does behind an administrator's clicks. */
export type Manage = <T = unknown>(method: string, path: string, body?: unknown) => Promise<T>;

/** Everything that the tenant's own application may do. */
export async function openManagement({
  httpUrl,
  clientId,
  clientSecret,
}: TenantProcess): Promise<Manage> {
  const answer = await fetch(`${httpUrl}/oauth/token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
      audience: `${httpUrl}/api/v2/`,
    }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const response = await fetch(`${httpUrl}/api/v2/${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path} answers ${response.status}: ${text}`);
    }
    return (text === "" ? undefined : JSON.parse(text)) as T;
  };
}
