import type { TenantApi } from "../components/auth0/tenant-api";
import type { PropertyValues } from "./property-values";

/** An input that a resource refuses. */
export interface CheckFailure {
  readonly property: string;
  /** What is wrong, as the end of a sentence that starts with the property. */
  readonly reason: string;
}

/** A property that an update changes. */
export interface PropertyDifference {
  /** As `secrets[1].value`. */
  readonly path: string;
  readonly kind: "add" | "delete" | "update";
  /** Whether the change replaces the resource. */
  readonly replaces?: boolean;
  /** Whether the old value is the program's earlier one, not what the tenant has. */
  readonly isInput?: boolean;
}

/** What the engine knows of a resource, and what the program declares now. */
export interface Change {
  readonly state: PropertyValues;
  readonly oldInputs: PropertyValues;
  readonly inputs: PropertyValues;
}

/** What an operation may use. */
export interface Session {
  /** The Management API; undefined in a preview that doesn't know the provider's settings yet. */
  readonly api: TenantApi | undefined;
  /** Ends when the engine cancels. */
  readonly signal: AbortSignal;
  /** Shows a sentence with the resource in the engine's output. */
  log(severity: "info" | "warning", message: string): Promise<void>;
}

/** A session that can call the tenant. */
export type TenantSession = Session & { readonly api: TenantApi };

/** A resource of this provider. In a preview no operation writes to the tenant. */
export interface ResourceType {
  /** As `auth0-plivo:index:ActionDeployment`. */
  readonly token: string;
  /** Inputs that are secret whether or not the program marks them. */
  readonly secretInputs: readonly string[];
  /** Completes the inputs and returns everything that is wrong with them. */
  check(inputs: PropertyValues): { inputs: PropertyValues; failures: CheckFailure[] };
  diff(change: Change): PropertyDifference[];
  /** Predicts the state after a creation. */
  planCreate(session: Session, inputs: PropertyValues): Promise<PropertyValues>;
  create(
    session: TenantSession,
    inputs: PropertyValues,
  ): Promise<{ id: string; state: PropertyValues }>;
  /** Reads the state from the tenant; undefined if the resource no longer exists. */
  read(
    session: TenantSession,
    id: string,
    known: { state: PropertyValues; inputs: PropertyValues },
  ): Promise<{ state: PropertyValues; inputs: PropertyValues } | undefined>;
  /** Predicts the state after an update. */
  planUpdate(session: Session, change: Change): Promise<PropertyValues>;
  update(session: TenantSession, change: Change): Promise<PropertyValues>;
  delete(session: TenantSession, state: PropertyValues): Promise<void>;
}
