import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";

/** A loopback port that nobody else gets. */
export interface ReservedPort {
  readonly port: number;
  /** Gives the port up, for the server that is to listen on it. */
  readonly release: () => Promise<void>;
}

/** Reserves a free port: an application's address has to be known before it is deployed, and it is served after that. */
export async function reservePort(): Promise<ReservedPort> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    port,
    release: async () => {
      server.close();
      await once(server, "close");
    },
  };
}
