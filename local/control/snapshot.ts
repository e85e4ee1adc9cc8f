import { createPrivateKey, createPublicKey, type JsonWebKey } from "node:crypto";
import type { Origins, TenantContext } from "../auth0/context";
import type { SeedIdentity } from "../auth0/seed";
import type { SigningKey } from "../auth0/signing-key";
import type { Store } from "../auth0/store";
import type { CarrierSnapshot } from "../plivo/carrier";
import type { Controlled } from "./controlled";
import type { LoggedRequest } from "./request-log";

/** All data of a tenant and its carrier, as JSON. It contains secrets and the signing key, so keep it on this machine. */
export interface Snapshot {
  readonly format: 1;
  readonly origins: Origins;
  readonly identity: SeedIdentity;
  readonly clockAheadMs: number;
  readonly signingKey: { readonly kid: string; readonly jwk: JsonWebKey };
  readonly store: Store;
  readonly memory: Record<string, [string, unknown][]>;
  readonly carrier: CarrierSnapshot;
  readonly requests: LoggedRequest[];
}

/** Returns a value as JSON can hold it: a map becomes `{"$map": [[key, value], ...]}`. */
function encode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(encode);
  if (value instanceof Map) return { $map: encode([...value]) };
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, encode(inner)]));
}

/** Reverses `encode`, with every text rewritten. */
function decode(value: unknown, rewrite: (text: string) => string): unknown {
  if (typeof value === "string") return rewrite(value);
  if (Array.isArray(value)) return value.map((item) => decode(item, rewrite));
  if (typeof value !== "object" || value === null) return value;
  if ("$map" in value) return new Map(decode(value.$map, rewrite) as [unknown, unknown][]);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, decode(inner, rewrite)]),
  );
}

/**
 * Returns the function that rewrites a snapshot's texts. Another process has other ports and its own client, so those of
 * the snapshot's process are replaced: the addresses and the credentials that this process printed stay valid. Tokens that
 * were signed for the other addresses are not valid here.
 */
function rewriteTo(controlled: Controlled, from: Snapshot): (text: string) => string {
  const { origins } = controlled.ctx;
  const { clientId, clientSecret } = controlled.identity;
  const pairs = [
    [from.origins.https, origins.https],
    [from.origins.http, origins.http],
    [from.identity.clientId, clientId],
    [from.identity.clientSecret, clientSecret],
  ].filter(([before, after]) => before !== after) as [string, string][];
  return (text) => pairs.reduce((all, [before, after]) => all.replaceAll(before, after), text);
}

function readSigningKey({ kid, jwk }: Snapshot["signingKey"]): SigningKey {
  const privateKey = createPrivateKey({ key: jwk, format: "jwk" });
  return { kid, privateKey, publicKey: createPublicKey(privateKey) };
}

async function exportSigningKey({ signingKey }: TenantContext): Promise<Snapshot["signingKey"]> {
  const { kid, privateKey } = await signingKey;
  return { kid, jwk: privateKey.export({ format: "jwk" }) };
}

/** Returns all data of the tenant and its carrier. An Action that is running at the moment isn't part of it. */
export async function takeSnapshot(controlled: Controlled): Promise<object> {
  const { ctx, carrier, identity, requests } = controlled;
  const snapshot: Snapshot = {
    format: 1,
    origins: ctx.origins,
    identity,
    clockAheadMs: ctx.clock.aheadMs,
    signingKey: await exportSigningKey(ctx),
    store: ctx.store,
    memory: ctx.memory.save(),
    carrier: carrier.save(),
    requests: [...requests.requests],
  };
  return encode(snapshot) as object;
}

/** Restores everything as it was when the snapshot was taken, here or in another process. Ends faults. */
export function loadSnapshot(controlled: Controlled, body: Snapshot): void {
  const { ctx, carrier, requests, faults, forget } = controlled;
  // Read completely first, so that a damaged snapshot changes nothing.
  const key = readSigningKey(body.signingKey);
  const snapshot = decode(body, rewriteTo(controlled, body)) as Snapshot;
  ctx.signingKey = Promise.resolve(key);
  ctx.store = snapshot.store;
  ctx.memory.load(snapshot.memory);
  ctx.clock.set(snapshot.clockAheadMs);
  carrier.load(snapshot.carrier);
  requests.load(snapshot.requests);
  faults.clear();
  forget();
}
