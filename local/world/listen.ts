import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";

/** The http port is this far below the https one: 4400 and 4443. */
export const PORT_DISTANCE = 43;

/** Only loopback. */
const HOST = "127.0.0.1";

/** Thrown if a port is taken. */
export class PortTakenError extends Error {
  constructor(port: number) {
    super(
      `Port ${port} on ${HOST} is taken: stop what listens there, or choose another with \`--port N\` (0 picks free ones).`,
    );
    this.name = "PortTakenError";
  }
}

async function listenOn(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? new PortTakenError(port) : error);
    });
    server.listen(port, HOST, resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}

/** The two servers of the tenant: TLS for Auth0's Go clients, plain for browsers that don't know the local CA. */
export interface Doors {
  readonly httpsPort: number;
  readonly httpPort: number;
  close: () => Promise<void>;
}

/** Listens with TLS on `https` and without on `http`; 0 picks a free port. If one fails, neither stays open. */
export async function listenOnBoth(
  ports: { https: number; http: number },
  certificate: { key: string; cert: string },
  answer: RequestListener,
): Promise<Doors> {
  const tls = createTlsServer(certificate, answer);
  const plain = createServer(answer);
  const close = async (): Promise<void> => {
    await Promise.all([closeServer(tls), closeServer(plain)]);
  };
  try {
    const [httpsPort, httpPort] = await Promise.all([
      listenOn(tls, ports.https),
      listenOn(plain, ports.http),
    ]);
    return { httpsPort, httpPort, close };
  } catch (error) {
    await close();
    throw error;
  }
}
