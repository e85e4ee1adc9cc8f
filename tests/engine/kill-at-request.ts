import { setTimeout as sleep } from "node:timers/promises";
import type { TenantAndStack } from "../tenant-and-stack";

const HOLD_MS = 600_000;

/** What KILL_AT says: all, writes, or numbers of requests as in 3,7. */
const { KILL_AT: at } = process.env;

/**
 * Kills a run, its engine and its plugins, while its n-th request to the Management API is held: the tenant carried it out,
 * and nobody got the answer. Returns the request, or `undefined` where the run ended before it.
 */
export async function killAtRequest(
  operated: TenantAndStack,
  operation: "up" | "destroy",
  n: number,
): Promise<string | undefined> {
  const place = (await operated.requests()).length + n;
  await operated.control("POST", "faults", { from: place, count: 1, holdMs: HOLD_MS });
  const run = await operated.begin(operation);
  while (!run.hasEnded() && (await operated.requests()).length < place) await sleep(50);
  // The request is in; let the tenant carry it out.
  await sleep(200);
  await run.kill();
  await operated.control("DELETE", "faults");
  return (await operated.requests())[place - 1];
}

/**
 * Numbers the requests of a clean run at which it is killed: those that KILL_AT names, else the first of each kind. The
 * order in which independent requests arrive differs from run to run.
 */
export function placesToKill(requests: readonly string[], kinds: readonly RegExp[]): number[] {
  const numbers = requests.map((_, index) => index + 1);
  if (at === "all") return numbers;
  if (at === "writes") return numbers.filter((n) => !requests[n - 1]?.startsWith("GET "));
  if (at) return numbers.filter((n) => at.split(",").includes(String(n)));
  const places = kinds.map((kind) => requests.findIndex((each) => kind.test(each)) + 1);
  expect(places.every((n) => n > 0)).toBe(true);
  return places;
}

/** Prints what was seen at a place, where a person walks through them. */
export function reportPlace(line: string): void {
  if (at) process.stderr.write(`${line}\n`);
}
