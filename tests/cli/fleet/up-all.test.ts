import type { StackOutcome } from "../../../cli/fleet/outcome";
import { upAll } from "../../../cli/fleet/up-all";

const up = (stack: string): Promise<StackOutcome> =>
  Promise.resolve({
    stack,
    result: stack === "broken" ? "failed" : "changed",
    detail: "",
    seconds: 1,
  });

describe("upAll", () => {
  it("continues after a stack that fails, and reports each as it ends", async () => {
    const reported: string[] = [];
    const outcomes = await upAll(["broken", "first", "second"], up, {
      parallel: 1,
      onOutcome: ({ stack, result }) => reported.push(`${stack} ${result}`),
    });
    expect(outcomes.map(({ stack }) => stack)).toEqual(["broken", "first", "second"]);
    expect(reported).toEqual(["broken failed", "first changed", "second changed"]);
  });
});
