/** Name of the database connection that Auth0 makes with every tenant. */
export const DEFAULT_DATABASE_CONNECTION = "Username-Password-Authentication";

/** Auth0's strategy of a connection whose users are in a database. */
export const DATABASE_STRATEGY = "auth0";
