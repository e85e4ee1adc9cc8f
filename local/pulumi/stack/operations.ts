import type { GlobalOpts, Stack } from "@pulumi/pulumi/automation";
import type { LocalStack, RunOptions, RunResult } from "./local-stack";
import { RunRecorder } from "./run-recorder";
import { readable } from "./readable";
import { configMap } from "./workspace";

type Operations = Omit<LocalStack, "directory" | "env" | "plugins" | "close">;
type EngineOptions = Pick<GlobalOpts, "color"> &
  RunOptions &
  Pick<RunRecorder, "onEvent"> & { readonly showSecrets: false };

/** Returns the operations on a stack. Their errors are the engine's own messages. */
export function stackOperations(stack: Stack): Operations {
  return {
    setConfig: (config, secrets) => readable(stack.setAllConfig(configMap(config, secrets))),
    removeConfig: (...keys) => readable(stack.removeAllConfig(keys)),
    preview: async (options) => (await run(options, (engine) => stack.preview(engine))).result,
    up: async (options) => {
      const { result, answer } = await run(options, (engine) => stack.up(engine));
      return { ...result, outputs: answer.outputs };
    },
    refresh: async (options) => (await run(options, (engine) => stack.refresh(engine))).result,
    destroy: async (options) => (await run(options, (engine) => stack.destroy(engine))).result,
    outputs: () => readable(stack.outputs()),
    exportState: () => readable(stack.exportStack()),
    importState: (state) => readable(stack.importStack(state)),
    cancel: () => readable(stack.cancel()),
  };
}

async function run<Answer extends { stdout: string }>(
  options: RunOptions = {},
  operation: (options: EngineOptions) => Promise<Answer>,
): Promise<{ result: RunResult; answer: Answer }> {
  const recorder = new RunRecorder();
  const { onEvent } = recorder;
  // Nothing here reads the history, whose secrets take a second to decrypt.
  const engine: EngineOptions = { ...options, color: "never", onEvent, showSecrets: false };
  const answer = await readable(operation(engine), recorder);
  return {
    result: { output: answer.stdout, steps: recorder.steps, warnings: recorder.warnings },
    answer,
  };
}
