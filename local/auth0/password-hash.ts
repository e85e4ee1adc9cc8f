import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

const KEY_BYTES = 32;

function deriveKey(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, KEY_BYTES, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

/** Returns the hash and the salt of a password as `scrypt$SALT$KEY`, both in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await deriveKey(password, salt);
  return `scrypt$${salt.toString("base64url")}$${key.toString("base64url")}`;
}

/** Returns whether the password matches the hash. A malformed hash, which no password matches, takes as long. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [, salt = "", stored = ""] = /^scrypt\$([\w-]+)\$([\w-]+)$/.exec(hash) ?? [];
  const key = await deriveKey(password, Buffer.from(salt, "base64url"));
  const expected = Buffer.from(stored, "base64url");
  return expected.length === KEY_BYTES && timingSafeEqual(key, expected);
}
