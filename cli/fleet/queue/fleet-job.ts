import { createHash } from "node:crypto";
import type { Limits } from "./limits";
import { readStackSettings } from "../../../policy/stack-settings";

/** What a run of the fleet does to each stack. */
export const FLEET_OPERATIONS = ["up", "preview", "drift", "doctor"] as const;
export type FleetOperation = (typeof FLEET_OPERATIONS)[number];

/** What the queue holds for one stack of a run. */
export interface FleetJob {
  readonly run: string;
  readonly stack: string;
  readonly operation: FleetOperation;
  /** Requests a second that all workers together may send, by host. */
  readonly limits: Limits;
}

/** Returns the id of a stack's job in a run. It is the same each time, so that a job that is sent twice exists once. */
export function jobId(run: string, stack: string): string {
  const hex = createHash("sha256").update(`${run} ${stack}`).digest("hex");
  const part = (from: number, length: number): string => hex.slice(from, from + length);
  return `${part(0, 8)}-${part(8, 4)}-4${part(13, 3)}-a${part(17, 3)}-${part(20, 12)}`;
}

/**
 * Returns the tenant of a stack if its settings have it in plain text, else the stack's name. Two jobs with the same result
 * never run at once.
 */
export function tenantOf(stack: string, folder: string): string {
  const domain = readStackSettings(stack, folder)?.config["auth0:domain"];
  return typeof domain === "string" ? domain : stack;
}
