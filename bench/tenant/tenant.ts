import type { BenchOptions, Measurement } from "../measurement";
import { measureLogins } from "./logins";
import { measurePeer } from "./peer";
import { measureStart } from "./start";

/** Measures the local tenant: its start and memory, a login, and its highest rate of logins. */
export async function* measureTenant({ short }: BenchOptions): AsyncGenerator<Measurement[]> {
  yield await measureStart(short ? 3 : 7);
  yield await measurePeer(short ? 20 : 200);
  yield* measureLogins(short ? 4 : 64, short ? 4 : 8);
}
