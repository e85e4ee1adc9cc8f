import type { Origins, TenantContext } from "../context";
import type { PhoneMessage } from "../phone-delivery/message";
import type { EnrollableFactor } from "./factors";
import type { IssuedCode } from "./sms-code";

/** Milliseconds that a person has for a complete login. */
export const TRANSACTION_LIFETIME_MS = 3_600_000;

/** A code that was sent to a phone. */
export interface PhoneChallenge {
  /** As it was typed or enrolled: Auth0 enrolls E.164, and the Management API stores what it gets. */
  phone: string;
  purpose: PhoneMessage["purpose"];
  code: IssuedCode;
  /** Why the page says that no code is coming. */
  problem?: "not-sent" | "too-many-messages";
}

/** A number and its country, as far as they have been typed. */
export interface PhoneDraft {
  number: string;
  country: string;
}

/** One login in progress, from `/authorize` to the callback. */
export interface Transaction {
  /** Identifies the login in addresses and forms. It isn't a secret: the cookie `browser` must match as well. */
  readonly state: string;
  readonly origin: keyof Origins;
  readonly browser: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly connection: string | undefined;
  readonly loginHint: string;
  readonly uiLocales: string | undefined;
  readonly startsWithSignup: boolean;
  readonly openedAt: number;
  /** Known once the password was right, or from the start if there is a session. */
  userId: string | undefined;
  passwordChecked: boolean;
  secondFactor: boolean;
  callbackConfirmed: boolean;
  /** The factor that the person chose, for an enrollment or a challenge. */
  factor: EnrollableFactor | undefined;
  challenge: PhoneChallenge | undefined;
  /** The phone as typed so far, while the person looks for its country. */
  phoneDraft: PhoneDraft | undefined;
  /** Secret of an authenticator app that is not confirmed yet. */
  otpSecret: string | undefined;
  /** A new recovery code, until the person confirms that it is recorded. */
  recoveryCode: string | undefined;
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
  | "uiLocales"
  | "startsWithSignup"
  | "userId"
>;

const nothingShown = () => ({
  secondFactor: false,
  factor: undefined,
  challenge: undefined,
  phoneDraft: undefined,
  otpSecret: undefined,
  recoveryCode: undefined,
});

/** Records whose password was entered. What another user proved earlier in this login no longer counts. */
export function identify(transaction: Transaction, userId: string): void {
  Object.assign(transaction, nothingShown(), { userId, passwordChecked: true });
}

/** The logins in progress. */
export class Transactions {
  private readonly byState: Map<string, Transaction>;

  constructor(private readonly tenant: Pick<TenantContext, "clock" | "memory">) {
    this.byState = tenant.memory.map("login/transactions");
  }

  open(start: NewTransaction): Transaction {
    const now = this.tenant.clock.now();
    for (const { state, openedAt } of this.byState.values())
      if (openedAt < now - TRANSACTION_LIFETIME_MS) this.close(state);
    const transaction: Transaction = {
      ...start,
      ...nothingShown(),
      openedAt: now,
      passwordChecked: false,
      callbackConfirmed: false,
    };
    this.byState.set(start.state, transaction);
    return transaction;
  }

  /** Returns the login with this state, only for the browser and the origin that started it. */
  find(state: string, browser: string | undefined, origin: keyof Origins): Transaction | undefined {
    const transaction = this.byState.get(state);
    const oldest = this.tenant.clock.now() - TRANSACTION_LIFETIME_MS;
    if (!transaction || transaction.openedAt < oldest) return undefined;
    return transaction.browser === browser && transaction.origin === origin
      ? transaction
      : undefined;
  }

  close(state: string): void {
    this.byState.delete(state);
  }
}
