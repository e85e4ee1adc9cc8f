import type { FleetRun, JobState } from "./fleet-run";

/** What becomes of a run, now that its jobs are where they are. */
export type FleetStep =
  | { readonly step: "wait" }
  | { readonly step: "next wave" }
  | { readonly step: "done" }
  | { readonly step: "stop"; readonly reason: string };

/**
 * Decides how a run goes on. A wave follows only when every stack of the one before is done; one failure for good stops
 * the run, and the stacks in progress are finished.
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
