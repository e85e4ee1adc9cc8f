import type { TenantContext } from "../auth0/context";
import type { SeedIdentity } from "../auth0/seed";
import type { Carrier } from "../plivo/carrier";
import type { Faults } from "./faults";
import type { RequestLog } from "./request-log";

/** What the control plane shows and controls. */
export interface Controlled {
  readonly ctx: TenantContext;
  readonly carrier: Carrier;
  readonly identity: SeedIdentity;
  readonly requests: RequestLog;
  readonly faults: Faults;
  /** Resets everything to the seed. */
  readonly reset: () => void;
  /** Drops state that can't be stored as data, after the store was replaced. */
  readonly forget: () => void;
}
