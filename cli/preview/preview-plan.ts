import type { EngineEvent, PreviewOptions } from "@pulumi/pulumi/automation";
import { engineReason } from "../engine-error";
import { PlanRecorder } from "./plan/plan-recorder";
import type { Plan } from "./plan/plan";

/** The part of a stack that a preview needs. */
export interface PreviewedStack {
  readonly name: string;
  preview(options: PreviewOptions): Promise<unknown>;
}

export interface PlanOptions {
  /** Folders of policy packs that may refuse the plan. */
  readonly policyPacks?: readonly string[];
  readonly offline?: boolean;
  /** What stands for every secret in the state, if its secrets can't be read. */
  readonly unknownSecret?: string | undefined;
  readonly notes?: readonly string[];
}

/** Previews a stack. A preview that fails returns a plan too, with the engine's errors as `errors`. */
export async function previewPlan(stack: PreviewedStack, options: PlanOptions = {}): Promise<Plan> {
  const { policyPacks = [], offline = false, notes = [] } = options;
  const recorder = new PlanRecorder(options.unknownSecret);
  const about = { stack: stack.name, offline, notes };
  try {
    await stack.preview({
      onEvent: (event: EngineEvent) => {
        recorder.record(event);
      },
      ...(policyPacks.length > 0 && { policyPacks: [...policyPacks] }),
    });
  } catch (error) {
    return recorder.plan({ ...about, failure: engineReason(error) });
  }
  return recorder.plan(about);
}
