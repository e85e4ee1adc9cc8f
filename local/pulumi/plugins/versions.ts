/** The versions of the official plugins that the local ones stand in for, as package.json pins their SDKs. */
export const AUTH0_VERSION = "3.49.0";
export const RANDOM_VERSION = "4.21.2";
