/**
 * Returns whether a domain is this machine's. Names below `localhost` are, by RFC 6761.
 *
 * @param domain host with an optional port
 */
export function isLoopbackDomain(domain: string): boolean {
  return /^(([a-z0-9-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(domain);
}
