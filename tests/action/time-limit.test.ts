import type { PlivoStep } from "./action-run";
import { runHandler } from "./action-run";
import { ACTIONS, PLAIN } from "./loaded-action";
import { accepted, plivoAnswers, drippingBody, endlessBody, hang, hangDeafly } from "./plivo-steps";

const after =
  (ms: number, step: PlivoStep): PlivoStep =>
  async (request) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return step(request);
  };

const busy = (ms: number, retryAfter?: string) =>
  after(ms, plivoAnswers(429, null, retryAfter === undefined ? {} : { "retry-after": retryAfter }));

describe.each(ACTIONS)("%s", (_, load) => {
  const action = load(PLAIN);
  const run = (...steps: PlivoStep[]) => runHandler(action, "send-phone-message", steps);

  it.each([
    ["never answers", [hang]],
    ["never answers and can't be stopped", [hangDeafly]],
    ["drips its answer", [drippingBody(202)]],
    ["is busy and then never answers", [busy(0), hangDeafly]],
    ["is slowly busy and then never answers", [busy(6000), hangDeafly]],
    ["asks for a wait to the last moment and then never answers", [busy(0, "6.4"), hangDeafly]],
    ["is slowly busy again and again", [busy(2500)]],
  ])("ends within 15 s when Plivo %s", async (_name, steps) => {
    expect((await run(...steps)).ms).toBeLessThan(15_000);
  });

  it("ends the request that took too long", async () => {
    const { requests } = await run(hangDeafly);
    expect(requests[0]?.init.signal?.aborted).toBe(true);
  });

  it("leaves no timer behind", async () => {
    expect((await run(busy(0), accepted())).timersLeft).toBe(0);
  });

  it("waits as long as Retry-After asks before it tries again", async () => {
    const { waits, requests } = await run(busy(0, "3"), accepted());
    expect(requests).toHaveLength(2);
    expect(waits[1]).toBeGreaterThanOrEqual(3000);
    expect(waits[1]).toBeLessThan(3700);
  });

  it("accepts a slow answer", async () => {
    expect((await run(after(6500, accepted()))).error).toBeUndefined();
  });

  it("starts no try that could not end in time", async () => {
    const { requests, ms } = await run(busy(0, "8"));
    expect([requests.length, ms < 100]).toEqual([1, true]);
  });

  it("stops reading a body that is far too long", async () => {
    const { step, read } = endlessBody(202);
    await run(step);
    expect(read()).toBeLessThan(200_000);
  });
});
