import type { EngineEvent, Stack } from "@pulumi/pulumi/automation";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { upAll } from "../../fleet/up-all";

type Options = { onEvent: (event: EngineEvent) => void; onOutput?: (text: string) => void };

const diagnostic = (message: string) =>
  ({ diagnosticEvent: { severity: "error", message } }) as unknown as EngineEvent;

/** Stacks that answer as the engine's would; anything else asked of one is an error. */
function stackNamed(name: string): Promise<Stack> {
  const stacks: Record<string, object> = {
    new: { up: () => Promise.resolve({ summary: { resourceChanges: { create: 9, same: 1 } } }) },
    same: { up: () => Promise.resolve({ summary: { resourceChanges: { same: 9 } } }) },
    planned: { preview: () => Promise.resolve({ changeSummary: { update: 2 } }) },
    loud: {
      up: ({ onOutput }: Options) => {
        onOutput?.("Updating (loud)\n");
        return Promise.resolve({ summary: {} });
      },
    },
    broken: {
      up: ({ onEvent }: Options) => {
        onEvent(diagnostic("<{%fg 1%}>403: Insufficient\n scope<{%reset%}>"));
        return Promise.reject(new Error("code: 255\n stderr: update failed"));
      },
    },
    locked: {
      up: () =>
        Promise.reject(
          new Error("code: 255\n stderr:\n  error: the stack is currently locked by 1 lock(s)\n"),
        ),
    },
  };
  const stack = stacks[name];
  return stack
    ? Promise.resolve(stack as Stack)
    : Promise.reject(new Error(`code: 255\nerror: no stack named '${name}' found`));
}

describe("upAll", () => {
  it("tells for each stack what changed", async () => {
    const outcomes = await upAll(["new", "same"], stackNamed, { parallel: 2 });
    expect(outcomes).toMatchObject([
      { stack: "new", result: "changed", detail: "9 created" },
      { stack: "same", result: "unchanged", detail: "" },
    ]);
  });

  it("goes on after a stack that fails, and says why in a line", async () => {
    const told: string[] = [];
    const outcomes = await upAll(["broken", "locked", "missing", "new"], stackNamed, {
      parallel: 1,
      onOutcome: ({ stack, result }) => told.push(`${stack} ${result}`),
    });
    expect(outcomes).toMatchObject([
      { stack: "broken", result: "failed", detail: "403: Insufficient scope" },
      {
        stack: "locked",
        result: "failed",
        detail: "error: the stack is currently locked by 1 lock(s)",
      },
      { stack: "missing", result: "failed", detail: "error: no stack named 'missing' found" },
      { stack: "new", result: "changed" },
    ]);
    expect(told).toEqual(["broken failed", "locked failed", "missing failed", "new changed"]);
  });

  it("only previews when asked to", async () => {
    const outcomes = await upAll(["planned"], stackNamed, { parallel: 1, preview: true });
    expect(outcomes).toMatchObject([{ result: "changed", detail: "2 updated" }]);
  });

  it("keeps each stack's output where it is told to", async () => {
    const logs = join(mkdtempSync(join(tmpdir(), "up-all-")), "logs");
    await upAll(["loud"], stackNamed, { parallel: 1, logs });
    expect(readFileSync(join(logs, "loud.log"), "utf8")).toBe("Updating (loud)\n");
    rmSync(logs, { recursive: true });
  });
});
