/** The tenant's id in events and templates, which Auth0 takes from the first part of its domain. */
export const TENANT_NAME = "local";
