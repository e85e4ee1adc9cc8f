/** What Auth0 calls a tenant's id in events and templates: the first part of its domain. */
export const TENANT_NAME = "local";
