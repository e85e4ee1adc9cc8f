import { BlockList, isIP } from "node:net";
import type { TenantContext } from "../context";
import { protectionOf } from "../management/attack-protection";
import type { FailedLogins, Store } from "../store";

/** Milliseconds: a block ends 30 days after the last wrong password. */
const BLOCK_MS = 2_592_000_000;

/** Who tries to log in: the address that was typed, and the IP address. */
export interface Attempt {
  identifier: string;
  ip: string;
  connection: string;
}

function settingsOf(store: Store) {
  return protectionOf(store, "brute-force-protection") as {
    enabled: boolean;
    shields: string[];
    mode: "count_per_identifier_and_ip" | "count_per_identifier";
    allowlist: string[];
    max_attempts: number;
  };
}

/** Returns whether an IP address is on the list, which has addresses and ranges in CIDR notation. */
function isListed(allowlist: readonly string[], ip: string): boolean {
  const list = new BlockList();
  for (const entry of allowlist) {
    const [address = "", prefix] = entry.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list.check(ip, isIP(ip) === 6 ? "ipv6" : "ipv4");
}

const normalize = (identifier: string): string => identifier.trim().toLowerCase();

const keyOf = ({ identifier, ip, connection }: Attempt, byIp: boolean): string =>
  JSON.stringify([connection, normalize(identifier), ...(byIp ? [ip] : [])]);

function failuresOf({ store }: TenantContext, attempt: Attempt) {
  const { mode } = settingsOf(store);
  const key = keyOf(attempt, mode === "count_per_identifier_and_ip");
  return { key, failed: store.failedLogins.get(key) };
}

function isOver({ store, clock }: TenantContext, failed: FailedLogins): boolean {
  const isFresh = clock.now() < failed.lastAt + BLOCK_MS;
  return isFresh && failed.count >= settingsOf(store).max_attempts;
}

/**
 * Returns whether wrong passwords have blocked this attempt, by the tenant's brute-force protection.
 * https://auth0.com/docs/secure/attack-protection/brute-force-protection
 */
export function isBlocked(tenant: TenantContext, attempt: Attempt): boolean {
  const { enabled, shields, allowlist } = settingsOf(tenant.store);
  if (!enabled || !shields.includes("block") || isListed(allowlist, attempt.ip)) return false;
  const { failed } = failuresOf(tenant, attempt);
  return failed !== undefined && isOver(tenant, failed);
}

/** Counts a wrong password. Returns whether it was the one that reached the threshold. */
export function countFailure(tenant: TenantContext, attempt: Attempt): boolean {
  const { enabled, allowlist, max_attempts: most, mode } = settingsOf(tenant.store);
  if (!enabled || isListed(allowlist, attempt.ip)) return false;
  const { key, failed } = failuresOf(tenant, attempt);
  const now = tenant.clock.now();
  const before = failed && now < failed.lastAt + BLOCK_MS ? failed.count : 0;
  for (const [known, { lastAt }] of tenant.store.failedLogins)
    if (now >= lastAt + BLOCK_MS) tenant.store.failedLogins.delete(known);
  tenant.store.failedLogins.set(key, {
    identifier: normalize(attempt.identifier),
    ...(mode === "count_per_identifier_and_ip" && { ip: attempt.ip }),
    connection: attempt.connection,
    count: before + 1,
    lastAt: now,
  });
  return before + 1 === most;
}

/** Drops the wrong passwords that preceded a right one. */
export function forgetFailures(tenant: TenantContext, attempt: Attempt): void {
  tenant.store.failedLogins.delete(failuresOf(tenant, attempt).key);
}

/** Drops the wrong passwords of an address from every IP address: after a new password, or when someone unblocks it. */
export function unblock({ failedLogins }: Store, identifier: string): void {
  for (const [key, failed] of failedLogins)
    if (failed.identifier === normalize(identifier)) failedLogins.delete(key);
}

/** Lists what blocks an address now. */
export function blocksOf(tenant: TenantContext, identifier: string): FailedLogins[] {
  const { enabled, shields } = settingsOf(tenant.store);
  if (!enabled || !shields.includes("block")) return [];
  return [...tenant.store.failedLogins.values()].filter(
    (failed) => failed.identifier === normalize(identifier) && isOver(tenant, failed),
  );
}
