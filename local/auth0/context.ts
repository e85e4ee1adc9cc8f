import type { IncomingMessage, ServerResponse } from "node:http";
import type { Carrier } from "../plivo/carrier";
import type { SigningKey } from "./signing-key";
import type { Experience, LogEvent, Store } from "./store";

/** One of the two origins that serve the same tenant. Both end without a slash. */
export interface Origins {
  readonly https: string;
  readonly http: string;
}

/** What every route of the tenant works with. `store` is replaced as a whole by a reset, so read it from here each time. */
export interface TenantContext {
  store: Store;
  readonly origins: Origins;
  readonly experience: Experience;
  readonly carrier: Carrier;
  /** PEM of the local certificate authority, and the file that holds it. */
  readonly ca: { readonly pem: string; readonly file: string };
  /** Signs access tokens and ID tokens. A promise, because making it takes longer than starting. */
  readonly signingKey: Promise<SigningKey>;
  /**
   * Answers `POST /oauth/token` for every grant but client credentials; set by the login. The request comes with its
   * body unread.
   */
  answerOtherGrants?: (request: IncomingMessage, response: ServerResponse) => void;
  /** Appends to the tenant's log and gives the event its id and date. */
  log(event: Omit<LogEvent, "log_id" | "date">): LogEvent;
  /** Called after the store was put back to the seed. Sessions, codes and caches outside the store forget themselves here. */
  onReset(forget: () => void): void;
}
