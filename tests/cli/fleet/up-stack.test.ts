import type { EngineEvent, Stack } from "@pulumi/pulumi/automation";
import { upStack } from "../../../cli/fleet/up-stack";

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

const up = (name: string, preview = false, onOutput?: (text: string) => void) =>
  upStack(name, () => stackNamed(name), { preview, onOutput });

describe("upStack", () => {
  it("reports what changed, or that nothing did", async () => {
    await expect(up("new")).resolves.toMatchObject({ result: "changed", detail: "9 created" });
    await expect(up("same")).resolves.toMatchObject({ result: "unchanged", detail: "" });
  });

  it("only previews when asked to", async () => {
    await expect(up("planned", true)).resolves.toMatchObject({
      result: "changed",
      detail: "2 updated",
    });
  });

  it.each([
    ["broken", "403: Insufficient scope"],
    ["locked", "the stack is currently locked by 1 lock(s)"],
    ["missing", "no stack named 'missing' found"],
  ])("reports in one line why the %s stack failed", async (stack, detail) => {
    await expect(up(stack)).resolves.toMatchObject({ stack, result: "failed", detail });
  });

  it("passes on the engine's output", async () => {
    const output: string[] = [];
    await up("loud", false, (text) => output.push(text));
    expect(output).toEqual(["Updating (loud)\n"]);
  });
});
