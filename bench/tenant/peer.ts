import { compare, timed, type Measurement } from "../measurement";
import { startServer } from "./start";

/**
 * Measures a token of the client credentials grant and the key set, which oauth2-mock-server has too. It checks no client.
 */
export async function measurePeer(runs: number): Promise<Measurement[]> {
  const peer = await startServer("oauth2-mock-server");
  const tenant = await startServer("local tenant");
  try {
    const { httpUrl = "", url = "", clientId = "", clientSecret = "" } = tenant.ready;
    const peerUrl = peer.ready["url"] ?? "";
    const client = { client_id: clientId, client_secret: clientSecret, audience: `${url}/api/v2/` };
    const token = (address: string) => () => timed(() => requestToken(address, client));
    const keys = (address: string) => () => timed(() => read(address));
    return [
      ...(await compare({
        name: "Local tenant: a client credentials token",
        unit: "ms",
        runs,
        subjects: [
          { name: "oauth2-mock-server", once: token(`${peerUrl}/token`) },
          { name: "local tenant", once: token(`${httpUrl}/oauth/token`) },
        ],
      })),
      ...(await compare({
        name: "Local tenant: the key set",
        unit: "ms",
        runs,
        subjects: [
          { name: "oauth2-mock-server", once: keys(`${peerUrl}/jwks`) },
          { name: "local tenant", once: keys(`${httpUrl}/.well-known/jwks.json`) },
        ],
      })),
    ];
  } finally {
    await Promise.all([peer.stop(), tenant.stop()]);
  }
}

async function requestToken(url: string, client: Record<string, string>): Promise<void> {
  const body = new URLSearchParams({ grant_type: "client_credentials", ...client });
  await read(url, { method: "POST", body });
}

async function read(url: string, init?: RequestInit): Promise<void> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  await response.json();
}
