/** The Plivo account of the local carrier. None of it is secret: the carrier listens on loopback and sends nothing. */
export const LOCAL_PLIVO_ACCOUNT = {
  authId: "MALOCALPLIVO00000000",
  authToken: "local-plivo-auth-token-not-a-secret",
  /** E.164, from the range that the North American plan reserves for fiction. */
  number: "+15005550100",
  powerpackUuid: "5ec4c8c9-cd74-42b5-9e41-0d7670d6bb46",
  name: "Local carrier",
} as const;

/** Main accounts begin with MA, subaccounts with SA (Plivo, "Auth ID"). */
const AUTH_ID = /^(?:MA|SA)[A-Z0-9]{18}$/;

/** The credentials of a client. */
export interface PlivoCredentials {
  readonly authId: string;
  readonly authToken: string;
}

/**
 * Returns whether the carrier accepts these credentials: the local account only with its token; any other Auth ID of
 * Plivo's form with any token, so that a stack's own settings work unchanged. If a rule lists tokens, only those.
 */
export function acceptsCredentials(
  { authId, authToken }: PlivoCredentials,
  authTokens: readonly string[] | undefined,
): boolean {
  if (authTokens) return AUTH_ID.test(authId) && authTokens.includes(authToken);
  if (authId === LOCAL_PLIVO_ACCOUNT.authId) return authToken === LOCAL_PLIVO_ACCOUNT.authToken;
  return AUTH_ID.test(authId) && authToken !== "";
}
