import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../clock";
import type { Memory } from "../memory";
import type { SigningKey } from "./signing-key";
import type { PhoneExperience } from "../../components/auth0/phone-experience";
import type { LogEvent, Store } from "./store";

/** The two origins that serve the same tenant. Both end without a slash. */
export interface Origins {
  readonly https: string;
  readonly http: string;
}

/** The shared state of the tenant's routes. */
export interface TenantContext {
  /** A reset and a snapshot replace it as a whole, so read it from here each time. */
  store: Store;
  readonly origins: Origins;
  readonly experience: PhoneExperience;
  /** The tenant's time. Nothing here uses the system's time. */
  readonly clock: Clock;
  /** State outside the store. A reset empties it. */
  readonly memory: Memory;
  /** Loopback port of the stand-in for api.plivo.com, and the PEM of the authority that issued its certificate. */
  readonly carrier: { readonly port: number; readonly caPem: string };
  /** Signs access tokens and ID tokens. A promise, because making it takes longer than starting. */
  signingKey: Promise<SigningKey>;
  /**
   * Answers `POST /oauth/token` for every grant except client credentials. Set by the login. The request's body is unread.
   */
  answerOtherGrants?: (request: IncomingMessage, response: ServerResponse) => void;
  /** Appends to the tenant's log and gives the event its id and date. */
  log(event: Omit<LogEvent, "log_id" | "date">): LogEvent;
  /** Calls `forget` after a reset or a snapshot, for state that can't be kept in `memory`. */
  onReset(forget: () => void): void;
}
