const PLIVO_API = "https://api.plivo.com";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/**
 * Finds Plivo's API for a tenant's Action: the environment's PLIVO_API_URL, or for a tenant on this machine the carrier
 * next to it, whose address is in its control plane; else Plivo itself.
 * @param domain the tenant's host name, with the port of a local one
 */
export async function plivoOrigin(
  domain: string,
  given = process.env["PLIVO_API_URL"],
): Promise<string> {
  if (given) return new URL(given).origin;
  if (!isOnThisMachine(domain)) return PLIVO_API;
  const answer = await fetch(`https://${domain}/_local/carrier`);
  const { url } = (await answer.json()) as { url: string };
  return url;
}

/** Returns whether a tenant is a local one. @param domain its host name, with the port */
export function isOnThisMachine(domain: string): boolean {
  return LOOPBACK.test(domain);
}
