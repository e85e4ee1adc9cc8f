import { createHash, randomInt, timingSafeEqual } from "node:crypto";

/** Milliseconds for which a code is valid: Auth0's five minutes. */
export const CODE_LIFETIME_MS = 300_000;

/** What is stored of a code: enough to recognize it, not enough to read it. */
export interface IssuedCode {
  /** SHA-256, in base64url. */
  readonly digest: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

const digestOf = (code: string): string => createHash("sha256").update(code).digest("base64url");

/** Makes six random digits, and what to store of them. `now` is in epoch milliseconds. */
export function issueCode(now: number): { code: string; issued: IssuedCode } {
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  return { code, issued: { digest: digestOf(code), expiresAt: now + CODE_LIFETIME_MS } };
}

/** Returns whether the typed text is the code and still valid. A near miss takes as long as any other text. */
export function codeMatches(issued: IssuedCode, typed: string, now: number): boolean {
  const equal = timingSafeEqual(
    Buffer.from(issued.digest),
    Buffer.from(digestOf(typed.replace(/\s/g, ""))),
  );
  return equal && now < issued.expiresAt;
}
