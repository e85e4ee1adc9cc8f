import { plivoOrigin } from "./plivo-origin";
import type { StackConfig } from "./stack-config";

/** A Plivo account, and how its API is called. */
export interface PlivoAccess {
  /** The URL of the API, without a path. */
  readonly origin: string;
  readonly authId: string;
  /** Tokens in the order in which they are tried. */
  readonly authTokens: readonly string[];
}

/**
 * Returns how to call the API for a stack's Plivo account.
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
