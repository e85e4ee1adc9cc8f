import type { IncomingMessage, ServerResponse } from "node:http";
import type { Origins, TenantContext } from "../context";
import type { DeliverPhoneMessage, PhoneMessage } from "../phone-delivery/message";
import type { Client, User } from "../store";
import type { Texts } from "./texts";
import type { TokenBucket } from "./token-bucket";
import type { Transaction, Transactions } from "./transaction";

/** The result of a completed login: the user, whether with a second factor, and whether the callback was confirmed. */
export interface LoginResult {
  login?: { accountId: string; amr?: string[] };
  secondFactor: boolean;
  callbackConfirmed: boolean;
}

/** The OAuth 2 and OpenID Connect server of one of the tenant's two origins. */
export interface AuthorizationServer {
  /** Answers a request whose body was not read. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Ends the interaction. Returns the address that the browser goes to; `undefined` if the login has expired. */
  resume(state: string, result: LoginResult): Promise<string | undefined>;
  /** The cookies that tie login forms to the browser that opened them, and that remember it for 30 days. */
  cookiesOf(request: IncomingMessage, response: ServerResponse): BrowserCookies;
  /** Ends the browser's session and returns whose it was. */
  endSession(request: IncomingMessage, response: ServerResponse): Promise<string | undefined>;
  /**
   * Returns the client and the user that an ID token of this server names, even an expired one; `undefined` for any other
   * token.
   */
  readIdTokenHint(token: string): Promise<{ clientId: string; userId: string } | undefined>;
}

export interface BrowserCookies {
  /** Ties login forms to the browser that started the login. */
  readonly browser: string | undefined;
  /** Identifies a browser that a user chose to remember. */
  readonly remembered: string | undefined;
  /** Sets the cookie of a remembered browser. */
  remember(value: string): void;
}

/** The shared state of every step. */
export interface Login {
  readonly tenant: TenantContext;
  readonly transactions: Transactions;
  readonly limits: {
    /** Wrong codes that a user may still enter. */
    readonly failedCodes: TokenBucket;
    /** Messages that a user may still be sent. */
    readonly messages: TokenBucket;
  };
  readonly deliver: DeliverPhoneMessage;
  authorizationServer(origin: keyof Origins): Promise<AuthorizationServer>;
}

/** What logs and Actions get about the browser's request. */
export type RequestFacts = PhoneMessage["request"];

/** One request within a login. */
export interface Visit {
  readonly login: Login;
  readonly transaction: Transaction;
  readonly client: Client;
  /** The user, once known. */
  readonly user: User | undefined;
  readonly request: RequestFacts;
  readonly cookies: Pick<BrowserCookies, "remembered" | "remember">;
  /** The language of pages and messages, one of the tenant's. */
  readonly language: string;
  /** The language that the pages' texts are in. */
  readonly lang: string;
  readonly texts: Texts;
}
