import type { Client, Store } from "../../store";

/**
 * Returns whether a URI matches: `https://*.example.com/x` allows one more label in front, as Auth0's subdomain placeholder
 * does.
 */
function matches(allowed: string, uri: string): boolean {
  if (!allowed.includes("*")) return allowed === uri;
  const pattern = allowed
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replace("\\*", "*")
    .replace("*", "[^./?#:@]+");
  return new RegExp(`^${pattern}$`).test(uri);
}

/** Returns whether the login may end at this address. Auth0 compares whole strings. */
export function callbackAllowed(client: Client | undefined, uri: string): boolean {
  return client?.callbacks?.some((allowed) => matches(allowed, uri)) ?? false;
}

/**
 * Returns whether a logout may end at this address: by the client's list, or by the tenant's if no client is named. The
 * query is not compared.
 */
export function logoutUrlAllowed(store: Store, client: Client | undefined, url: string): boolean {
  const tenantUrls = store.tenant.allowed_logout_urls;
  const list = client ? client.allowed_logout_urls : Array.isArray(tenantUrls) ? tenantUrls : [];
  const withoutQuery = url.split("?", 1)[0] ?? url;
  return (
    list?.some(
      (allowed: unknown) =>
        typeof allowed === "string" && (matches(allowed, url) || matches(allowed, withoutQuery)),
    ) ?? false
  );
}

const originOf = (uri: string): string | undefined => URL.parse(uri)?.origin;

/**
 * Returns whether a page of this origin may call the token endpoint for the client, or receive a login's outcome in a
 * message.
 */
export function originAllowed(client: Client | undefined, origin: string): boolean {
  if (!client || origin === "null") return false;
  const listed = [...(client.web_origins ?? []), ...(client.callbacks ?? [])];
  return listed.some((uri) => originOf(uri) === origin);
}

/** Returns whether a page of this origin may log in silently: only the client's web origins count. */
export function webOriginAllowed(client: Client | undefined, uri: string): boolean {
  const origin = originOf(uri);
  return client?.web_origins?.some((allowed) => originOf(allowed) === origin) ?? false;
}

/** Returns whether nobody can prove to own the callback: an address of this machine, or the scheme of a native app. */
export function isNonVerifiable(uri: string): boolean {
  const parsed = URL.parse(uri);
  if (!parsed) return false;
  const loopback = ["localhost", "127.0.0.1", "[::1]"].includes(parsed.hostname);
  return loopback || !["http:", "https:"].includes(parsed.protocol);
}
