import dgram from "node:dgram";
import net from "node:net";

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** Methods with which a handle connects to or accepts another, or takes over an open file. */
const WAYS_OUT = [
  ...["bind", "bind6", "connect", "connect6", "listen", "open", "send", "send6"],
  ...["addMembership", "addSourceSpecificMembership"],
];

const { apply } = Reflect;

/**
 * Restricts the system's handles below Node's sockets, which an Action can get from a socket that it may have: their
 * methods refuse everything except a TCP connection to the local carrier, and can't be replaced.
 */
export function guardHandles(carrierPort: number): void {
  const tcp = prototypeOf(openTcpHandle());
  const connect = tcp["connect"];
  replace(tcp, "connect", function connectToCarrier(this: unknown, ...args) {
    const [request, address, port] = args;
    if (address !== "127.0.0.1" || port !== carrierPort) refuseHandle();
    return apply(connect as Method, this, [request, address, port]);
  });
  for (const name of WAYS_OUT) if (name !== "connect") replace(tcp, name, refuseHandle);
  for (const prototype of [prototypeOf(udpHandle()), prototypeOf(pipeHandle())])
    for (const name of WAYS_OUT) replace(prototype, name, refuseHandle);
  Reflect.deleteProperty(net, "_createServerHandle");
}

function refuseHandle(): never {
  throw new Error("An Action can't use the handles below Node's sockets here.");
}

function replace(prototype: Record<string, unknown>, name: string, value: Method): void {
  if (!(name in prototype)) return;
  Object.defineProperty(prototype, name, { value, writable: false, configurable: false });
}

/** Returns a handle's prototype; an empty object if this system has no such handle. */
function prototypeOf(handle: unknown): Record<string, unknown> {
  return typeof handle === "object" && handle !== null
    ? (Object.getPrototypeOf(handle) as Record<string, unknown>)
    : {};
}

/** Node offers no other way to its class of TCP handles before there is a connection. */
function openTcpHandle(): unknown {
  const { _createServerHandle: create } = net as unknown as {
    _createServerHandle: (address: string, port: number, family: 4) => { close(): void };
  };
  const handle = create("127.0.0.1", 0, 4);
  handle.close();
  return handle;
}

function udpHandle(): unknown {
  const socket = dgram.createSocket("udp4");
  const { handle } = behindSymbol(socket, "handle") as { handle: unknown };
  socket.close();
  return handle;
}

/** Returns the pipe from the runner, whose class is that of the handles of socket files. */
function pipeHandle(): unknown {
  return (process.stdin as unknown as { _handle: unknown })._handle;
}

/** Returns the object that one of Node's objects keeps under a symbol and that has this property. */
function behindSymbol(object: object, property: string): unknown {
  return Object.getOwnPropertySymbols(object)
    .map((symbol) => Reflect.get(object, symbol) as unknown)
    .find((value) => typeof value === "object" && value !== null && property in value);
}
