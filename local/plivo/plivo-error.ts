import { randomUUID } from "node:crypto";

/** Makes Plivo's body for an error. */
export function plivoError(error: string): { api_id: string; error: string } {
  return { api_id: randomUUID(), error };
}
