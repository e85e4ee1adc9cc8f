import tls from "node:tls";

/** PEM of each authority that is trusted for now. */
const authorities: string[] = [];

/**
 * Makes this process trust a certificate authority beside those that it trusts, as NODE_EXTRA_CA_CERTS does for a process
 * that starts with it: the program runs in this process, and reads the tenant before it changes it. Node 20 has no
 * function for it (`tls.setDefaultCACertificates` came with 22.19 and 24.5), so every new TLS context is given it.
 *
 * @returns ends the trust
 */
export function trustAuthority(pem: string): () => void {
  if (tls.createSecureContext !== createTrustingContext) {
    Object.assign(tls, { createSecureContext: createTrustingContext });
  }
  authorities.push(pem);
  return () => {
    authorities.splice(authorities.indexOf(pem), 1);
  };
}

const createContext = tls.createSecureContext;

function createTrustingContext(options?: tls.SecureContextOptions): tls.SecureContext {
  const secure = createContext(options);
  const context = secure.context as { addCACert(pem: string): void };
  for (const pem of authorities) context.addCACert(pem);
  return secure;
}
