import { plivoOrigin } from "./plivo-origin";
import type { StackConfig } from "./stack-config";

/** A Plivo account, as its API is asked. */
export interface PlivoAccess {
  /** Where the API is, without a path. */
  readonly origin: string;
  readonly authId: string;
  /** Tokens in the order in which they are tried. */
  readonly authTokens: readonly string[];
}

/**
 * Returns how a stack's Plivo account is asked.
 * @param domain the tenant's host name, with the port of a local one
 */
export async function plivoAccess(config: StackConfig, domain: string): Promise<PlivoAccess> {
  const { plivoAuthToken, plivoAuthTokenNext } = config;
  return {
    origin: await plivoOrigin(domain),
    authId: config.program.plivo.authId,
    authTokens: [plivoAuthToken, plivoAuthTokenNext].filter((token) => !!token) as string[],
  };
}
