import dgram from "node:dgram";
import dns from "node:dns";
import net from "node:net";
import tls from "node:tls";
import { guardHandles } from "./handle-guard";

/** The one address that an Action can reach here. */
const CARRIER_HOST = "api.plivo.com";
const CARRIER_PORT = 443;

interface ConnectOptions {
  host?: string | null;
  port?: number | string;
  path?: string | null;
}

/** Thrown when the Action tries to reach an address that it can't reach on the local tenant. */
export class RefusedConnection extends Error {
  override name = "Error" as const;
}

function refuse(address: string): RefusedConnection {
  return new RefusedConnection(
    `The local tenant's Actions reach only https://${CARRIER_HOST}; the connection to ${address} was refused.`,
  );
}

/** Saved before the Action runs, because it may replace `call` and other methods. */
const { apply } = Reflect;

/**
 * Redirects connections for `api.plivo.com:443` to the local carrier and refuses every other. It works below fetch, http
 * and tls, so that all of them are covered. The TLS server name stays, so certificates are checked for the name that the
 * Action asked for.
 *
 * It keeps an Action from reaching the network by mistake, by plain code and by the known ways around the guard
 * (tests/local/auth0/action-runner.test.ts has them). It shares a process with the Action, so it doesn't protect against a
 * flaw in Node or an unknown way around: only run Actions that you would run as programs.
 */
export function guardNetwork(carrier: { port: number; ca: string }): void {
  trustOnly(carrier.ca);
  const connect = Reflect.get(net.Socket.prototype, "connect") as (
    this: net.Socket,
    ...args: unknown[]
  ) => net.Socket;
  net.Socket.prototype.connect = function guarded(
    this: net.Socket,
    ...args: unknown[]
  ): net.Socket {
    const { options, callback } = readArguments(args);
    if (isCarrier(options)) {
      // None of the Action's own options are used: a getter could answer differently the second time.
      const local = { host: "127.0.0.1", port: carrier.port };
      return apply(connect, this, [local, callback]);
    }
    const address = options.path ?? `${hostOf(options)}:${String(options.port)}`;
    process.nextTick(() => this.destroy(refuse(address)));
    return this;
  };
  guardHandles(carrier.port);
  refuseOtherSockets();
  refuseNameLookups();
}

const hostOf = (options: ConnectOptions): string => (options.host ?? "localhost").toLowerCase();

function isCarrier(options: ConnectOptions): boolean {
  return (
    typeof options.path !== "string" &&
    hostOf(options) === CARRIER_HOST &&
    Number(options.port) === CARRIER_PORT
  );
}

function refuseOtherSockets(): void {
  net.Server.prototype.listen = function listen(): never {
    throw new Error("An Action can't listen on a port.");
  };
  dgram.Socket.prototype.send = function send(): never {
    throw refuse("a UDP port");
  };
  dgram.Socket.prototype.connect = function connectUdp(): never {
    throw refuse("a UDP port");
  };
  dgram.Socket.prototype.bind = function bind(): never {
    throw new Error("An Action can't listen on a port.");
  };
}

/**
 * Trusts the local CA instead of the public ones. No server here has a public certificate, and Node takes long to read
 * them.
 */
function trustOnly(ca: string): void {
  const createSecureContext = tls.createSecureContext.bind(tls);
  tls.createSecureContext = (options) => createSecureContext({ ca, ...options });
}

/**
 * Reads the arguments of `connect`: (options, callback), (port, host, callback), (path, callback) or Node's own array of
 * the first.
 */
function readArguments(args: unknown[]): { options: ConnectOptions; callback: unknown } {
  const [first, second] = args;
  const callback = args.find((argument) => typeof argument === "function");
  if (Array.isArray(first))
    return { options: first[0] as ConnectOptions, callback: first[1] as unknown };
  if (typeof first === "object" && first !== null) return { options: first, callback };
  if (typeof first === "string" && Number.isNaN(Number(first)))
    return { options: { path: first }, callback };
  return {
    options: { port: first as number, host: typeof second === "string" ? second : undefined },
    callback,
  };
}

/** Refuses name lookups, since a name itself can carry data out. */
function refuseNameLookups(): void {
  const names = Object.keys(dns).filter((name) => /^(?:lookup|resolve|reverse)/.test(name));
  for (const name of names) {
    const refuseLookup = (hostname: unknown, ...rest: unknown[]): void => {
      const callback = rest.at(-1);
      if (typeof callback === "function") process.nextTick(callback, refuse(String(hostname)));
    };
    Object.defineProperty(dns, name, { value: refuseLookup });
    Object.defineProperty(dns.promises, name, {
      value: (hostname: unknown) => Promise.reject(refuse(String(hostname))),
    });
  }
  for (const resolver of [dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
    for (const name of Object.getOwnPropertyNames(resolver).filter((each) =>
      /^(?:resolve|reverse)/.test(each),
    ))
      Object.defineProperty(resolver, name, {
        value: (hostname: unknown) => {
          throw refuse(String(hostname));
        },
      });
  }
}
