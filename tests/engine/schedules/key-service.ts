import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

/** A place for a stack's key that every run of the CLI asks. */
export interface KeyService {
  /** For `pulumi stack change-secrets-provider`. */
  readonly secretsProvider: string;
  /** For every run of the CLI. */
  readonly env: Readonly<Record<string, string>>;
  close(): void;
}

interface Asked {
  readonly plaintext?: string;
  readonly ciphertext?: string;
}

const PREFIX = "vault:v1:";

/**
 * Serves the two calls that Pulumi's `hashivault` makes: https://developer.hashicorp.com/vault/api-docs/secret/transit. It
 * hides nothing. With a passphrase each run of the CLI takes a second of processor time more, to derive the key.
 */
export async function serveKeys(): Promise<KeyService> {
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      const { plaintext, ciphertext } = body as Asked;
      const data =
        ciphertext === undefined
          ? { ciphertext: `${PREFIX}${plaintext}` }
          : { plaintext: ciphertext.slice(PREFIX.length) };
      response.setHeader("content-type", "application/json").end(JSON.stringify({ data }));
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return {
    secretsProvider: "hashivault://schedules",
    env: { VAULT_SERVER_URL: `http://127.0.0.1:${port}`, VAULT_SERVER_TOKEN: "schedules" },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
