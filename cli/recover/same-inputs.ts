import type { PendingOperation } from "../stack-state";

/** Fields of a resource, as a state names them. */
export type InputFields = Readonly<Record<string, unknown>>;

/**
 * Returns whether a resource on the tenant looks as a killed run was creating it. A name alone proves nothing, since Auth0
 * accepts the same name twice. Only the given fields are compared: a secret field is encrypted in the state.
 */
export function isAsBegun({ resource }: PendingOperation, fields: InputFields): boolean {
  return Object.entries(fields).every(
    ([name, value]) =>
      JSON.stringify(resource.inputs?.[name] ?? null) === JSON.stringify(value ?? null),
  );
}
