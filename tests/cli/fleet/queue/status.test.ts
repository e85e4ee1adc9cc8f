import type { StackJob } from "../../../../cli/fleet/queue/fleet-queue";
import type { FleetRun } from "../../../../cli/fleet/queue/fleet-run";
import { fleetStatus, statusText } from "../../../../cli/fleet/queue/status";

const started = new Date("2026-01-01T00:00:00Z");
const after = (minutes: number): Date => new Date(started.getTime() + minutes * 60_000);
const run = {
  id: "r",
  operation: "up",
  waves: [["a"], ["b"], ["c", "d"]],
  wave: 2,
  state: "running",
  reason: null,
  startedAt: started,
} as unknown as FleetRun;
const job = (stack: string, state: string, more: object = {}): StackJob =>
  ({ data: { stack }, state, ...more }) as unknown as StackJob;
const jobs = [
  job("a", "completed", { completedOn: after(1) }),
  job("b", "completed", { completedOn: after(2) }),
  job("c", "active"),
];

describe("the status of a run", () => {
  it("has progress, rate and expected end", () => {
    expect(fleetStatus(run, jobs, after(4))).toMatchObject({
      wave: 3,
      waves: 3,
      stacks: 4,
      completed: 2,
      active: 1,
      waiting: 1,
      perMinute: 0.5,
      expectedEnd: after(8).toISOString(),
    });
  });

  it("expects no end before one stack is done, or for a run that stopped", () => {
    expect(fleetStatus(run, [], after(1))).toMatchObject({ perMinute: null, expectedEnd: null });
    const stopped: FleetRun = { ...run, state: "stopped", reason: "1 of wave 3 failed: c" };
    expect(fleetStatus(stopped, jobs, after(4)).expectedEnd).toBeNull();
  });

  it("lists final failures with their reason, even if no worker survived to give one", () => {
    const failed = [
      job("a", "failed", { output: { message: "401" } }),
      job("b", "failed", { output: null }),
    ];
    const stopped: FleetRun = { ...run, state: "stopped", reason: "2 of wave 3 failed: a, b" };
    expect(statusText(fleetStatus(stopped, failed, after(4)))).toBe(
      [
        "Run r (up): stopped, 2 of wave 3 failed: a, b.",
        "Wave 3 of 3; 0 of 4 stacks done.",
        "0 in progress, 0 to be retried, 2 waiting, 2 failed.",
        "  a: 401",
        "  b: its worker ended, each time",
      ].join("\n"),
    );
  });
});
