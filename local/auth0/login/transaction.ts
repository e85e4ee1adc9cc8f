import type { Origins, TenantContext } from "../context";
import type { PhoneMessage } from "../phone-delivery/message";
import type { IssuedCode } from "./sms-code";

/** Milliseconds that a person has for a whole login. */
export const TRANSACTION_LIFETIME_MS = 3_600_000;

/** A code on its way to a phone. */
export interface PhoneChallenge {
  /** E.164. */
  phone: string;
  purpose: PhoneMessage["purpose"];
  code: IssuedCode;
  /** Why the page has to say that no code is coming. */
  problem?: "not-sent" | "too-many-messages";
}

/** One login under way, from `/authorize` to the callback. */
export interface Transaction {
  /** Names the login in addresses and forms. Not a secret: the cookie `browser` has to fit. */
  readonly state: string;
  readonly origin: keyof Origins;
  readonly browser: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly connection: string | undefined;
  readonly loginHint: string;
  readonly startsWithSignup: boolean;
  readonly openedAt: number;
  /** Known once the password was right, or from the start with a live session. */
  userId: string | undefined;
  passwordChecked: boolean;
  secondFactor: boolean;
  callbackConfirmed: boolean;
  challenge: PhoneChallenge | undefined;
}

export type NewTransaction = Pick<
  Transaction,
  | "state"
  | "origin"
  | "browser"
  | "clientId"
  | "redirectUri"
  | "connection"
  | "loginHint"
  | "startsWithSignup"
  | "userId"
>;

/** Notes who has shown the password. What another user had proved in this login before counts no more. */
export function identify(transaction: Transaction, userId: string): void {
  transaction.userId = userId;
  transaction.passwordChecked = true;
  transaction.secondFactor = false;
  transaction.challenge = undefined;
}

/** The logins under way. */
export class Transactions {
  private readonly byState: Map<string, Transaction>;
  private readonly now: () => number;

  constructor({ memory, clock }: Pick<TenantContext, "memory" | "clock">) {
    this.byState = memory.map("login/transactions");
    this.now = clock.now;
  }

  open(start: NewTransaction): Transaction {
    const oldest = this.now() - TRANSACTION_LIFETIME_MS;
    for (const { state, openedAt } of this.byState.values())
      if (openedAt < oldest) this.close(state);
    const transaction: Transaction = {
      ...start,
      openedAt: this.now(),
      passwordChecked: false,
      secondFactor: false,
      callbackConfirmed: false,
      challenge: undefined,
    };
    this.byState.set(start.state, transaction);
    return transaction;
  }

  /** The login of this state, for the browser and origin that opened it only. */
  find(state: string, browser: string | undefined, origin: keyof Origins): Transaction | undefined {
    const transaction = this.byState.get(state);
    const expired = transaction && transaction.openedAt < this.now() - TRANSACTION_LIFETIME_MS;
    if (!transaction || expired || transaction.browser !== browser || transaction.origin !== origin)
      return undefined;
    return transaction;
  }

  close(state: string): void {
    this.byState.delete(state);
  }
}
