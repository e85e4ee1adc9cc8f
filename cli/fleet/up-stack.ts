import type { OpMap, Stack } from "@pulumi/pulumi/automation";
import { engineReason } from "../engine-error";
import { Diagnostics } from "../engine-events";
import { describeChanges, type StackOutcome } from "./outcome";

export interface UpOptions {
  /** Only shows what would change. */
  readonly preview: boolean;
  /** Receives the engine's output, in which secrets read `[secret]`. */
  readonly onOutput?: ((text: string) => void) | undefined;
}

/** Deploys one stack, or previews it. Never throws: a failure is the stack's outcome. */
export async function upStack(
  name: string,
  select: () => Promise<Stack>,
  options: UpOptions,
): Promise<StackOutcome> {
  const started = performance.now();
  const diagnostics = new Diagnostics();
  const end = (result: StackOutcome["result"], detail: string): StackOutcome => ({
    stack: name,
    result,
    detail,
    seconds: (performance.now() - started) / 1000,
  });
  try {
    const changes = describeChanges(await run(await select(), options, diagnostics));
    return end(changes === "" ? "unchanged" : "changed", changes);
  } catch (error) {
    // What the engine says before a run begins, about a lock or a missing stack, is only in its output.
    const reason = diagnostics.errors[0] ?? engineReason(error);
    return end("failed", reason.replaceAll(/\s*\n\s*/g, " "));
  }
}

async function run(
  stack: Stack,
  { preview, onOutput }: UpOptions,
  { onEvent }: Diagnostics,
): Promise<OpMap> {
  const engine = { onEvent, color: "never" as const, ...(onOutput && { onOutput }) };
  if (preview) return (await stack.preview(engine)).changeSummary;
  // The SDK reads the summary from the history, whose secrets take a second to decrypt.
  return (await stack.up({ ...engine, showSecrets: false })).summary.resourceChanges ?? {};
}
