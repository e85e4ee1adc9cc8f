import type { IncomingMessage, ServerResponse } from "node:http";
import type { Origins, TenantContext } from "../context";
import type { DeliverPhoneMessage, PhoneMessage } from "../phone-delivery/message";
import type { Client, User } from "../store";
import type { Texts } from "./texts";
import type { TokenBucket } from "./token-bucket";
import type { Transaction, Transactions } from "./transaction";

/** What a finished login says of itself: who, with a second factor or not, and whether the callback was confirmed. */
export interface LoginResult {
  login?: { accountId: string; amr?: string[] };
  secondFactor: boolean;
  callbackConfirmed: boolean;
}

/** OAuth 2 and OpenID Connect on one of the tenant's two origins. */
export interface AuthorizationServer {
  /** Answers a request whose body was not read. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Ends the interaction. The answer is the address that the browser goes on to; `undefined`: it waited too long. */
  resume(state: string, result: LoginResult): Promise<string | undefined>;
  /** The cookies that tie login forms to the browser that opened them, and that remember it for 30 days. */
  cookiesOf(request: IncomingMessage, response: ServerResponse): BrowserCookies;
  /** Ends the browser's session and answers whose it was. */
  endSession(request: IncomingMessage, response: ServerResponse): Promise<string | undefined>;
  /** Client and user that an ID token of this server names, also an expired one; `undefined` for any other token. */
  readIdTokenHint(token: string): Promise<{ clientId: string; userId: string } | undefined>;
}

export interface BrowserCookies {
  /** Ties login forms to the browser that opened them. */
  readonly browser: string | undefined;
  /** Names a browser that a user chose to remember. */
  readonly remembered: string | undefined;
  /** Sets the cookie of a remembered browser. */
  remember(value: string): void;
}

/** What every step works with. */
export interface Login {
  readonly tenant: TenantContext;
  readonly transactions: Transactions;
  readonly limits: {
    /** Codes that a user may get wrong. */
    readonly failedCodes: TokenBucket;
    /** Messages that a user may be sent. */
    readonly messages: TokenBucket;
  };
  readonly deliver: DeliverPhoneMessage;
  authorizationServer(origin: keyof Origins): Promise<AuthorizationServer>;
}

/** What logs and Actions get to know about the browser's request. */
export type RequestFacts = PhoneMessage["request"];

/** One request within a login. */
export interface Visit {
  readonly login: Login;
  readonly transaction: Transaction;
  readonly client: Client;
  /** Who logs in, once known. */
  readonly user: User | undefined;
  readonly request: RequestFacts;
  readonly cookies: Pick<BrowserCookies, "remembered" | "remember">;
  /** The language of pages and messages, one of the tenant's. */
  readonly language: string;
  /** The language that the pages' texts are in. */
  readonly lang: string;
  readonly texts: Texts;
}
