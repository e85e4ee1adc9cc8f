import type { PlivoAccess } from "./deliveries/plivo-list";
import { plivoOrigin } from "./plivo-origin";
import type { StackConfig } from "./stack-config";

/**
 * Returns how a stack's Plivo account is asked.
 * @param domain the tenant's host name, with the port of a local one
 */
export async function plivoAccess(config: StackConfig, domain: string): Promise<PlivoAccess> {
  const { plivoAuthToken, plivoAuthTokenNext } = config;
  return {
    origin: await plivoOrigin(domain),
    authId: config.program.plivo.authId,
    authTokens: [plivoAuthToken, plivoAuthTokenNext].filter((token) => token !== undefined),
  };
}
