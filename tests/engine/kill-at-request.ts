import { setTimeout as sleep } from "node:timers/promises";
import type { TenantAndStack } from "../tenant-and-stack";

const HOLD_MS = 600_000;

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
