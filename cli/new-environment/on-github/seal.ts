import sodium from "libsodium-wrappers";

/**
 * Encrypts a secret so that only GitHub can read it: a sealed box of libsodium
 * (https://docs.github.com/rest/guides/encrypting-secrets-for-the-rest-api).
 * @param publicKey the environment's public key, as base64
 * @returns base64
 */
export async function seal(value: string, publicKey: string): Promise<string> {
  await sodium.ready;
  const key = sodium.from_base64(publicKey, sodium.base64_variants.ORIGINAL);
  const sealed = sodium.crypto_box_seal(sodium.from_string(value), key);
  return sodium.to_base64(sealed, sodium.base64_variants.ORIGINAL);
}
