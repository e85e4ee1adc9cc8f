const PLIVO_API = "https://api.plivo.com";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/**
 * Where Plivo's API is for a tenant's Action: a local tenant's Action reaches the local carrier and nothing else, and
 * that carrier's address is in the tenant's control plane.
 * @param domain the tenant's host name, with the port of a local one
 */
export async function plivoOrigin(domain: string): Promise<string> {
  if (!LOOPBACK.test(domain)) {
    return PLIVO_API;
  }
  const answer = await fetch(`https://${domain}/_local/carrier`);
  const { url } = (await answer.json()) as { url: string };
  return url;
}
