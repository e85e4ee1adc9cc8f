/**
 * The tenant's data, in memory. Entities have Auth0's wire names; the formatters next to the routes decide what is shown.
 */
import type { Action, Binding, BuildOutcome } from "./action";
import type { Client, ClientCredential, ClientGrant, ResourceServer } from "./application";
import type { Connection } from "./connection";
import type { FactorStore } from "./factors";
import type { Guardian } from "./guardian";
import type { JsonObject } from "./json";
import type { LogEvent } from "./log-event";
import type { PhoneProvider, PhoneTemplate } from "./phone";
import type { PhoneEnrollment, User } from "./user";

export type * from "./action";
export type * from "./application";
export type * from "./connection";
export type * from "./factors";
export type * from "./guardian";
export type * from "./json";
export type * from "./log-event";
export type * from "./phone";
export type * from "./user";

/** Auth0's assessment of a login, inverted: its confidence is low if the risk is high. */
export type LoginRisk = "low" | "medium" | "high";

/** Everything that the Management API reads and writes. Values must survive JSON, apart from the maps themselves. */
export interface Store extends FactorStore {
  /** Tenant settings in wire form. `phone_consolidated_experience` is always present. */
  tenant: JsonObject & { friendly_name: string; phone_consolidated_experience: boolean };
  clients: Map<string, Client>;
  /** By id, in the order of their creation. */
  clientCredentials: Map<string, ClientCredential>;
  clientGrants: Map<string, ClientGrant>;
  resourceServers: Map<string, ResourceServer>;
  connections: Map<string, Connection>;
  users: Map<string, User>;
  enrollments: Map<string, PhoneEnrollment>;
  actions: Map<string, Action>;
  /** How builds end that start from now on. */
  buildOutcome: BuildOutcome;
  bindings: Map<string, Binding[]>;
  guardian: Guardian;
  phoneProviders: Map<string, PhoneProvider>;
  phoneTemplates: Map<string, PhoneTemplate>;
  attackProtection: Record<string, JsonObject>;
  logs: LogEvent[];
  /** The risk that the tenant assigns to logins, for adaptive MFA. The control plane sets it. */
  loginRisk: LoginRisk;
}
