import "reflect-metadata"; // @peculiar/x509 asks for it before its own import.
import { webcrypto } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { isIP } from "node:net";
import { join } from "node:path";
import * as x509 from "@peculiar/x509";
import { temporaryFolder } from "../temporary-folder";

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const DAY_MS = 24 * 60 * 60 * 1000;
/** Longer than any run. Apple's platforms refuse leaf certificates over 825 days. */
const VALID_DAYS = 365;

/** A certificate authority of this machine, created for each run. Only its own clients trust it. */
export interface CertificateAuthority {
  /** PEM of the authority's certificate. */
  readonly caPem: string;
  /** File with `caPem`, for `SSL_CERT_FILE` and `NODE_EXTRA_CA_CERTS`. */
  readonly caFile: string;
  /** Issues a server certificate for these host names and addresses. */
  issue: (hosts: string[]) => Promise<{ key: string; cert: string }>;
  /** Removes the file and its folder. */
  remove: () => Promise<void>;
}

function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
}

function validity(): { notBefore: Date; notAfter: Date } {
  const now = Date.now();
  return { notBefore: new Date(now - DAY_MS), notAfter: new Date(now + VALID_DAYS * DAY_MS) };
}

async function pemOfPrivateKey(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", key), "PRIVATE KEY");
}

/** Makes an authority and writes its certificate into a new temporary folder. */
export async function createCertificateAuthority(): Promise<CertificateAuthority> {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: "CN=auth0-plivo-sms-mfa local tenant",
    ...validity(),
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
        true,
      ),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const caPem = certificate.toString("pem");
  const folder = await temporaryFolder("local-tenant-");
  const caFile = join(folder, "ca.pem");
  // Ends with a newline, so that the files of several tenants can be joined.
  await writeFile(caFile, `${caPem}\n`);

  return {
    caPem,
    caFile,
    issue: (hosts) => issueCertificate(hosts, certificate, keys),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function issueCertificate(
  hosts: string[],
  issuer: x509.X509Certificate,
  issuerKeys: webcrypto.CryptoKeyPair,
): Promise<{ key: string; cert: string }> {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${hosts[0] ?? "localhost"}`,
    issuer: issuer.subject,
    ...validity(),
    publicKey: keys.publicKey,
    signingKey: issuerKeys.privateKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        hosts.map((host) => ({
          type: isIP(host) ? ("ip" as const) : ("dns" as const),
          value: host,
        })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return { key: await pemOfPrivateKey(keys.privateKey), cert: certificate.toString("pem") };
}
