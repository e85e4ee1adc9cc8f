import type { PhoneExperience } from "./phone-experience";

/** A permission of the Management API, and the part of the program that needs it. */
export interface ProgramScope {
  readonly scope: string;
  readonly needed: "always" | PhoneExperience | "testUserEmail" | "deliveries";
}

const scopes = (needed: ProgramScope["needed"], ...names: string[]): ProgramScope[] =>
  names.map((scope) => ({ scope, needed }));

/** Lets `npm run deliveries` compare messages with logins. A stack works without it. */
export const READ_LOGS = "read:logs";

/**
 * The permissions that a stack's machine-to-machine application needs, from `pulumi up` to `npm run deliveries`. Auth0's
 * API reference lists each at the request that needs it. `create:actions` also deploys and tests an Action; `Guardian`
 * reads the tenant's flag with `read:tenant_settings`.
 */
export const PROGRAM_SCOPES: readonly ProgramScope[] = [
  ...scopes("always", "read:tenant_settings"),
  ...scopes("always", "read:clients", "create:clients", "update:clients", "delete:clients"),
  ...scopes("always", "read:connections", "update:connections"),
  ...scopes("always", "read:actions", "create:actions", "update:actions", "delete:actions"),
  ...scopes("always", "read:guardian_factors", "update:guardian_factors"),
  ...scopes("always", "read:mfa_policies", "update:mfa_policies"),
  ...scopes("unified", "read:phone_providers", "create:phone_providers"),
  ...scopes("unified", "update:phone_providers", "delete:phone_providers"),
  ...scopes("unified", "read:phone_templates", "create:phone_templates"),
  ...scopes("unified", "update:phone_templates", "delete:phone_templates"),
  ...scopes("testUserEmail", "read:users", "create:users", "update:users", "delete:users"),
  ...scopes("deliveries", READ_LOGS),
];

/** Returns the scopes that a stack needs on a tenant with this experience, without those that only `deliveries` uses. */
export function neededScopes(experience: PhoneExperience, hasTestUser: boolean): string[] {
  return PROGRAM_SCOPES.filter(
    ({ needed }) =>
      needed === "always" || needed === experience || (needed === "testUserEmail" && hasTestUser),
  ).map(({ scope }) => scope);
}
