import type { FleetRun, JobState } from "./fleet-run";

/** What to do next with a run, given the states of its jobs. */
export type FleetStep =
  | { readonly step: "wait" }
  | { readonly step: "next wave" }
  | { readonly step: "done" }
  | { readonly step: "stop"; readonly reason: string };

/**
 * Decides how a run continues. A wave starts only when every stack of the one before is done. One final failure stops the
 * run, and the stacks in progress finish.
 */
export function nextFleetStep(run: FleetRun, states: ReadonlyMap<string, JobState>): FleetStep {
  const wave = run.waves[run.wave] ?? [];
  const failed = wave.filter((stack) => states.get(stack) === "failed");
  if (failed.length > 0)
    return {
      step: "stop",
      reason: `${failed.length} of wave ${run.wave + 1} failed: ${failed.join(", ")}`,
    };
  if (wave.some((stack) => states.get(stack) !== "completed")) return { step: "wait" };
  return { step: run.wave + 1 < run.waves.length ? "next wave" : "done" };
}
