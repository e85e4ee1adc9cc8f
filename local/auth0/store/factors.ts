/** An authenticator app that a user enrolled as second factor. */
export interface OtpEnrollment {
  id: string;
  user_id: string;
  name?: string;
  /** Base32, as authenticator apps read it. */
  secret: string;
  confirmed: boolean;
  created_at: string;
  enrolled_at?: string;
  last_auth_at?: string;
  /** The 30-second step whose password was last accepted: a password works once. */
  usedStep?: number;
}

/** The one recovery code of a user. Only its digest is stored. */
export interface RecoveryCode {
  id: string;
  user_id: string;
  digest: string;
  created_at: string;
  last_auth_at?: string;
}

/** A browser that a user chose to remember: it needs no second factor until it expires. */
export interface RememberedBrowser {
  user_id: string;
  /** Epoch milliseconds on the tenant's clock. */
  expires_at: number;
}

/** Wrong passwords in a row. */
export interface FailedLogins {
  /** Email address, in lower case. */
  identifier: string;
  /** Absent if the tenant counts by identifier only. */
  ip?: string;
  connection: string;
  count: number;
  /** Epoch milliseconds on the tenant's clock. */
  lastAt: number;
}

/** What the tenant stores about people's logins, apart from their phones. */
export interface FactorStore {
  otpEnrollments: Map<string, OtpEnrollment>;
  /** By user. */
  recoveryCodes: Map<string, RecoveryCode>;
  /** By digest of the cookie, and user. */
  rememberedBrowsers: Map<string, RememberedBrowser>;
  failedLogins: Map<string, FailedLogins>;
}

/** Removes what a user enrolled, and the remembered browsers. */
export function forgetFactors(store: FactorStore, userId: string): void {
  for (const map of [store.otpEnrollments, store.recoveryCodes, store.rememberedBrowsers]) {
    for (const [key, { user_id }] of map) if (user_id === userId) map.delete(key);
  }
}

/** Creates an empty store: nobody has enrolled, and no login has failed. */
export function createFactorStore(): FactorStore {
  return {
    otpEnrollments: new Map(),
    recoveryCodes: new Map(),
    rememberedBrowsers: new Map(),
    failedLogins: new Map(),
  };
}
