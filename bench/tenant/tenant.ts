import type { BenchOptions, Measurement } from "../measurement";
import { measureLogins } from "./logins";
import { measurePeer } from "./peer";
import { measureStart } from "./start";

/** Measures the local tenant: its start and memory, a login, and how many logins a second it takes at most. */
export async function measureTenant({ short }: BenchOptions): Promise<Measurement[]> {
  return [
    ...(await measureStart(short ? 3 : 7)),
    ...(await measurePeer(short ? 20 : 200)),
    ...(await measureLogins(short ? [1, 4] : [1, 2, 4, 8], short ? 4 : 15)),
  ];
}
