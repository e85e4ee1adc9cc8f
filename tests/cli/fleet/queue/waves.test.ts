import { jobId } from "../../../../cli/fleet/queue/fleet-job";
import type { FleetRun, JobState } from "../../../../cli/fleet/queue/fleet-run";
import { nextFleetStep } from "../../../../cli/fleet/queue/next-step";
import { splitWaves } from "../../../../cli/fleet/queue/waves";

const stacks = Array.from({ length: 61 }, (_, index) => `s${index}`);

describe("splitWaves", () => {
  it("makes a canary, a tenth of the rest, and all others", () => {
    const waves = splitWaves(stacks);
    expect(waves.map(({ length }) => length)).toEqual([1, 6, 54]);
    expect(waves.flat()).toEqual(stacks);
  });

  it("begins with the canaries that are named", () => {
    expect(splitWaves(["a", "b", "c"], ["c"])).toEqual([["c"], ["a"], ["b"]]);
  });

  it("has no empty wave", () => {
    expect(splitWaves(["a"])).toEqual([["a"]]);
    expect(splitWaves(["a", "b"], ["a", "b"])).toEqual([["a", "b"]]);
  });

  it("refuses a canary that the list doesn't have", () => {
    expect(() => splitWaves(["a"], ["b"])).toThrow(/^--canary names b, which the list/);
  });
});

describe("nextStep", () => {
  const run = { waves: [["a"], ["b", "c"]], wave: 0 } as unknown as FleetRun;
  const states = (...entries: [string, JobState][]) => new Map(entries);

  it("waits until every stack of the wave is done", () => {
    expect(nextFleetStep(run, states())).toEqual({ step: "wait" });
    expect(nextFleetStep(run, states(["a", "retry"]))).toEqual({ step: "wait" });
    expect(nextFleetStep({ ...run, wave: 1 }, states(["b", "completed"], ["c", "active"]))).toEqual(
      {
        step: "wait",
      },
    );
  });

  it("goes to the next wave, and ends after the last", () => {
    expect(nextFleetStep(run, states(["a", "completed"]))).toEqual({ step: "next wave" });
    const last = states(["a", "completed"], ["b", "completed"], ["c", "completed"]);
    expect(nextFleetStep({ ...run, wave: 1 }, last)).toEqual({ step: "done" });
  });

  it("stops at a stack that failed for good, although others are in progress", () => {
    const failed = states(["b", "failed"], ["c", "active"]);
    expect(nextFleetStep({ ...run, wave: 1 }, failed)).toEqual({
      step: "stop",
      reason: "1 of wave 2 failed: b",
    });
  });
});

test("a job has the same id each time, another in another run, and in the form of a UUID", () => {
  expect(jobId("r1", "a")).toBe(jobId("r1", "a"));
  expect(jobId("r1", "a")).not.toBe(jobId("r2", "a"));
  expect(jobId("r1", "a")).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});
