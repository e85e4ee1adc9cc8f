import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { type Duplex, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Content type of a TLS record with application data, and the length of a record's header (RFC 8446, 5.1). */
const APPLICATION_DATA = 23;
const HEADER = 5;

/** Waits until one more request may be sent to a host. */
export type Wait = (host: string) => Promise<void>;

export interface PacedProxy {
  /** For HTTPS_PROXY. */
  readonly url: string;
  close(): void;
}

/**
 * Starts a proxy on loopback that forwards requests to a host only as fast as `wait` allows, whichever program sends them.
 * It doesn't read them: a request over TLS needs at least one record, and each record waits for its turn.
 */
export async function startPacedProxy(wait: Wait): Promise<PacedProxy> {
  const open = new Set<Duplex>();
  const server = createServer((_, response) => {
    response.writeHead(405).end();
  });
  server.on("connect", (request, client, head) => {
    const [, host = "", port = "443"] = /^\[?(.+?)\]?(?::(\d+))?$/.exec(request.url ?? "") ?? [];
    const upstream = connect(Number(port), host, () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      if (head.length > 0) client.unshift(head);
      void pipeline(client, pacedRecords(host, wait), upstream).catch(() => undefined);
      void pipeline(upstream, client).catch(() => undefined);
    });
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on("error", () => {
        endBoth(client, upstream);
      });
      socket.once("close", () => open.delete(socket));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

function endBoth(client: Duplex, upstream: Socket): void {
  client.destroy();
  upstream.destroy();
}

/** Forwards the records of one connection in their order, those with data each in its turn. */
function pacedRecords(host: string, wait: Wait): Transform {
  let rest: Buffer = Buffer.alloc(0);
  const pass = async (into: Transform, chunk: Buffer): Promise<void> => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= HEADER && rest.length >= HEADER + rest.readUInt16BE(3)) {
      const record = rest.subarray(0, HEADER + rest.readUInt16BE(3));
      rest = rest.subarray(record.length);
      if (record[0] === APPLICATION_DATA) await wait(host);
      into.push(record);
    }
  };
  return new Transform({
    transform(chunk: Buffer, _, done) {
      pass(this, chunk).then(() => {
        done();
      }, done);
    },
  });
}
