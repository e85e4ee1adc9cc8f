import { createHash, randomInt, timingSafeEqual } from "node:crypto";
import type { TenantContext } from "../context";
import { newId } from "../ids";

/** As Auth0's: 24 characters, capital letters and digits. */
const LENGTH = 24;
const CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ123456789";

const digestOf = (code: string): Buffer => createHash("sha256").update(code).digest();

/** Returns a code in the form in which it is compared: people type blanks, dashes and small letters. */
const normalize = (typed: string): string => typed.replace(/[\s-]/g, "").toUpperCase();

/** Returns whether a text has the form of a recovery code. */
export function isRecoveryCode(typed: string): boolean {
  return /^[A-Z0-9]{24}$/.test(normalize(typed));
}

/** Creates the user's recovery code, which replaces the earlier one, and returns it. Only its digest is stored. */
export function issueRecoveryCode({ store, clock }: TenantContext, userId: string): string {
  const code = Array.from({ length: LENGTH }, () => CHARACTERS[randomInt(CHARACTERS.length)]);
  const text = code.join("");
  store.recoveryCodes.set(userId, {
    id: newId.enrollment(),
    user_id: userId,
    digest: digestOf(text).toString("base64url"),
    created_at: clock.iso(),
  });
  return text;
}

/** Returns whether the typed text is the user's recovery code. */
export function recoveryCodeMatches(
  { store }: TenantContext,
  userId: string,
  typed: string,
): boolean {
  const kept = store.recoveryCodes.get(userId);
  if (!kept) return false;
  return timingSafeEqual(Buffer.from(kept.digest, "base64url"), digestOf(normalize(typed)));
}
