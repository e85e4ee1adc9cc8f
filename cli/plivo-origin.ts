import { isLoopbackDomain } from "../components/auth0/loopback-domain";

const PLIVO_API = "https://api.plivo.com";

/**
 * Finds Plivo's API for a tenant's Action: the environment's PLIVO_API_URL; for a tenant on this machine, the local
 * carrier, whose address is in the tenant's control plane; else Plivo itself.
 * @param domain the tenant's host name, with the port of a local one
 */
export async function plivoOrigin(
  domain: string,
  given = process.env["PLIVO_API_URL"],
): Promise<string> {
  if (given) return new URL(given).origin;
  if (!isLoopbackDomain(domain)) return PLIVO_API;
  const answer = await fetch(`https://${domain}/_local/carrier`);
  const { url } = (await answer.json()) as { url: string };
  return url;
}
