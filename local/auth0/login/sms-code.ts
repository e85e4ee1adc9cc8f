import { createHash, randomInt, timingSafeEqual } from "node:crypto";

/** Milliseconds that a code is good for: Auth0's five minutes. */
export const CODE_LIFETIME_MS = 300_000;

/** What is kept of a code: enough to recognise it, not enough to read it. */
export interface IssuedCode {
  readonly digest: Buffer;
  readonly expiresAt: number;
}

const digestOf = (code: string): Buffer => createHash("sha256").update(code).digest();

/** Six random digits, and what to keep of them. */
export function issueCode(): { code: string; issued: IssuedCode } {
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  return { code, issued: { digest: digestOf(code), expiresAt: Date.now() + CODE_LIFETIME_MS } };
}

/** Whether the typed text is the code and in time. Takes as long for a near miss as for any other. */
export function codeMatches(issued: IssuedCode, typed: string): boolean {
  const equal = timingSafeEqual(issued.digest, digestOf(typed.replace(/\s/g, "")));
  return equal && Date.now() < issued.expiresAt;
}
