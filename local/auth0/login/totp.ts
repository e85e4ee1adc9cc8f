import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const STEP_SECONDS = 30;
const DIGITS = 6;
/** 32 characters of base32 are 160 bits, the length that RFC 4226 recommends. */
const SECRET_LENGTH = 32;
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Creates a secret, in base32. */
export function createSecret(): string {
  return [...randomBytes(SECRET_LENGTH)].map((byte) => BASE32[byte % BASE32.length]).join("");
}

/** Returns whether a text has the form of a secret: base32, as authenticator apps read it. */
export const isSecret = (text: string): boolean => /^[A-Z2-7]+$/.test(text);

function decodeBase32(text: string): Buffer {
  const bits = Array.from(text, (character) =>
    BASE32.indexOf(character).toString(2).padStart(5, "0"),
  ).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** Returns the number of the 30-second step that a time is in. */
export const stepOf = (milliseconds: number): number =>
  Math.floor(milliseconds / 1000 / STEP_SECONDS);

/** Returns the one-time password of a step (RFC 6238 with SHA-1, as authenticator apps compute it). */
export function passwordOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", decodeBase32(secret)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  const number = (digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS;
  return String(number).padStart(DIGITS, "0");
}

/**
 * Returns the step whose password was typed: the current one or a neighbor, since clocks differ. `undefined` if there is
 * none, or if it isn't after the last used step, because a password works once.
 */
export function findStep(
  secret: string,
  typed: string,
  usedStep: number | undefined,
  now: number,
): number | undefined {
  if (!/^\d{6}$/.test(typed)) return undefined;
  const current = stepOf(now);
  return [current, current - 1, current + 1].find((step) => {
    const equal = timingSafeEqual(Buffer.from(passwordOf(secret, step)), Buffer.from(typed));
    return equal && step > (usedStep ?? -1);
  });
}

/** Returns the content of the QR code: https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export function keyUri(issuer: string, account: string, secret: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const query = new URLSearchParams({
    secret,
    issuer,
    algorithm: "SHA1",
    digits: String(DIGITS),
    period: String(STEP_SECONDS),
  });
  return `otpauth://totp/${label}?${query.toString().replaceAll("+", "%20")}`;
}
