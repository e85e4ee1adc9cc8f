/** What a run would do to one resource. */
export type PlannedOperation = "create" | "update" | "replace" | "delete" | "import";

/** One property that an update or a replacement changes. */
export interface PropertyChange {
  /** As the engine spells it: `phone.options.enrollmentMessage`, `callbacks[0]`. */
  readonly path: string;
  /** Values as JSON, if they are short; left out for secrets, code and objects. */
  readonly before?: string;
  readonly after?: string;
}

export interface ResourceChange {
  readonly operation: PlannedOperation;
  /** Pulumi's type, such as `auth0:index/action:Action`. */
  readonly type: string;
  /** Logical name in the program. */
  readonly name: string;
  readonly properties: readonly PropertyChange[];
}

/** What `pulumi up` would do to a stack, without one value that is secret. */
export interface Plan {
  readonly stack: string;
  /**
   * Whether it was made on a local tenant, without the account: then changes that someone made on the real tenant are not
   * in it.
   */
  readonly offline: boolean;
  readonly changes: readonly ResourceChange[];
  readonly unchanged: number;
  /** Why `up` would fail: errors of the program, and what the policy pack refuses. */
  readonly errors: readonly string[];
  /** What the reader must know about this plan. */
  readonly notes: readonly string[];
}

/** The keys of a plan as `--help` shows them. */
export const PLAN_KEYS =
  "stack, offline, changes [{operation, type, name, properties}], unchanged, errors [], notes []";

/** Returns whether `up` would change the tenant. */
export function hasChanges({ changes }: Pick<Plan, "changes">): boolean {
  return changes.length > 0;
}

const ORDER: readonly PlannedOperation[] = ["create", "import", "update", "replace", "delete"];

/** Summarizes a plan in one line: `2 to create, 1 to update, 9 unchanged`. */
export function summarizePlan({ changes, unchanged }: Plan): string {
  const counts = ORDER.map((operation) => ({
    operation,
    count: changes.filter((change) => change.operation === operation).length,
  })).filter(({ count }) => count > 0);
  const parts = counts.map(({ operation, count }) => `${count} to ${operation}`);
  return [...(parts.length === 0 ? ["nothing to change"] : parts), `${unchanged} unchanged`].join(
    ", ",
  );
}
