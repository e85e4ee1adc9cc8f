import { constants, createPrivateKey, randomUUID, sign, type KeyObject } from "node:crypto";

/** Seconds. Auth0 advises at most a minute: an assertion is for one request. */
const LIFETIME = 60;

/** The key that an application authenticates with in place of a secret. */
export interface AssertionKey {
  readonly clientId: string;
  /** PEM. */
  readonly privateKey: string;
  /** One of `SIGNING_ALGORITHMS`. */
  readonly signingAlgorithm: string;
}

/**
 * Signs a client assertion for `private_key_jwt`. Its audience is one string, the tenant's issuer. Source:
 * https://auth0.com/docs/get-started/authentication-and-authorization-flow/authenticate-with-private-key-jwt
 *
 * @throws Error with one sentence, which doesn't repeat the key, if the key isn't an RSA private key
 */
export function signClientAssertion(domain: string, key: AssertionKey): string {
  const { clientId, signingAlgorithm } = key;
  const now = Math.floor(Date.now() / 1000);
  const header = { alg: signingAlgorithm, typ: "JWT" };
  const claims = {
    iss: clientId,
    sub: clientId,
    aud: `https://${domain}/`,
    iat: now,
    exp: now + LIFETIME,
    jti: randomUUID(),
  };
  const content = `${encode(header)}.${encode(claims)}`;
  const signature = sign(`sha${signingAlgorithm.slice(2)}`, Buffer.from(content), {
    key: readKey(key.privateKey),
    ...(signingAlgorithm.startsWith("PS") && {
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
    }),
  });
  return `${content}.${signature.toString("base64url")}`;
}

function readKey(pem: string): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = createPrivateKey(pem);
  } catch {
    // The parser's own error could repeat the key.
  }
  if (key?.asymmetricKeyType === "rsa") return key;
  throw new Error(
    "auth0:clientAssertionPrivateKey (or AUTH0_CLIENT_ASSERTION_PRIVATE_KEY) is not an RSA private key in PEM: " +
      "set the key whose public half the M2M application has as its credential.",
  );
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");
