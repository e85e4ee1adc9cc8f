import type { EngineEvent, OpMap, Stack } from "@pulumi/pulumi/automation";
import { describeChanges, type Outcome } from "./outcome";

export interface UpOptions {
  /** Only say what would change. */
  readonly preview: boolean;
  /** Gets the engine's output, in which secrets read `[secret]`. */
  readonly onOutput?: ((text: string) => void) | undefined;
}

const COLOR = /<\{%[^%]*%\}>/g;

/** Brings one stack up, or previews it. Never throws: the failure of one stack is its outcome. */
export async function upStack(
  name: string,
  select: () => Promise<Stack>,
  options: UpOptions,
): Promise<Outcome> {
  const started = performance.now();
  const errors: string[] = [];
  const onEvent = ({ diagnosticEvent }: EngineEvent): void => {
    if (diagnosticEvent?.severity === "error")
      errors.push(diagnosticEvent.message.replaceAll(COLOR, "").trim());
  };
  const end = (result: Outcome["result"], detail: string): Outcome => ({
    stack: name,
    result,
    detail,
    seconds: (performance.now() - started) / 1000,
  });
  try {
    const changes = describeChanges(await run(await select(), { ...options, onEvent }));
    return end(changes === "" ? "unchanged" : "changed", changes);
  } catch (error) {
    return end("failed", errors[0]?.replaceAll(/\s*\n\s*/g, " ") ?? commandError(error));
  }
}

async function run(
  stack: Stack,
  options: UpOptions & { onEvent: (event: EngineEvent) => void },
): Promise<OpMap> {
  const { preview, onEvent, onOutput } = options;
  const engine = { onEvent, color: "never" as const, ...(onOutput && { onOutput }) };
  if (preview) return (await stack.preview(engine)).changeSummary;
  return (await stack.up(engine)).summary.resourceChanges ?? {};
}

/** What the engine says before a run begins, of a lock or a missing stack, is only in its output. */
function commandError(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text.split("\n").map((line) => line.trim());
  return (
    lines.find((line) => line.startsWith("error:")) ??
    lines.find((line) => line !== "") ??
    "unknown error"
  );
}
