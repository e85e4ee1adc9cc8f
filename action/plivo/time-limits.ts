/** Milliseconds for the whole run. Auth0 ends it after 20 s, with no word to anybody. */
export const RUN_LIMIT = 14_000;

/** Milliseconds for one request, its answer included. */
export const REQUEST_LIMIT = 7_000;
