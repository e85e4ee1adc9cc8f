import { setTimeout as sleep } from "node:timers/promises";
import type { TenantAndStack } from "../tenant-and-stack";

const HOLD_MS = 600_000;

/** What KILL_AT says: all, writes, or numbers of requests as in 3,7. */
const { KILL_AT: at } = process.env;

/** Kills a run, its engine and its plugins, once a request is in whose answer the fault holds, or lets it end before. */
export async function killWhenHeld(
  operated: TenantAndStack,
  operation: "up" | "destroy",
  fault: { from: number } | { method: string; path: string },
  isIn: (requests: readonly string[]) => boolean,
): Promise<void> {
  await operated.control("POST", "faults", { ...fault, count: 1, holdMs: HOLD_MS });
  const run = await operated.begin(operation);
  while (!run.hasEnded() && !isIn(await operated.requests())) await sleep(50);
  // The request is in; let the tenant carry it out.
  await sleep(200);
  await run.kill();
  await operated.control("DELETE", "faults");
}

/**
 * Kills a run while its n-th request to the Management API is held: the tenant carried it out, and nobody got the answer.
 * Returns the request, or `undefined` if the run ended before it.
 */
export async function killAtRequest(
  operated: TenantAndStack,
  operation: "up" | "destroy",
  n: number,
): Promise<string | undefined> {
  const from = (await operated.requests()).length + n;
  await killWhenHeld(operated, operation, { from }, ({ length }) => length >= from);
  return (await operated.requests())[from - 1];
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
