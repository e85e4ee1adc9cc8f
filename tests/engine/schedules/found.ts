import type { Schedule } from "./schedule";

/** Schedules that failed once, in their fewest steps: they run first. */
export const FOUND: readonly Schedule[] = [
  // A `destroy` can't know what was selected for the phone factor before, once the baseline is lost.
  { start: "deployed", backend: "folder", steps: [{ op: "lose" }] },
];
