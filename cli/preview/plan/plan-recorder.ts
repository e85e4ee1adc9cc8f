import type { EngineEvent, StepEventMetadata } from "@pulumi/pulumi/automation";
import { Diagnostics } from "../../engine-events";
import type { PlannedOperation, Plan, PropertyChange, ResourceChange } from "./plan";
import { isMaskedAt, showValue, valueAt } from "./property-value";

/** The engine's steps that are an operation of their own. The two halves of a replacement accompany a `replace`. */
const OPERATIONS: Partial<Record<string, PlannedOperation>> = {
  create: "create",
  update: "update",
  replace: "replace",
  delete: "delete",
  import: "import",
};

/** Turns the events of one preview into its plan. */
export class PlanRecorder {
  private readonly changes: ResourceChange[] = [];
  private readonly diagnostics = new Diagnostics();
  private unchanged = 0;

  /**
   * @param unknownSecret stands for every secret in a state whose secrets can't be read: comparisons with it are left out,
   * and an update of nothing else counts as unchanged
   */
  constructor(private readonly unknownSecret?: string) {}

  /** Reads one event of `Stack.preview({ onEvent })`. */
  readonly record = (event: EngineEvent): void => {
    this.diagnostics.onEvent(event);
    if (event.resourcePreEvent) this.recordStep(event.resourcePreEvent.metadata);
  };

  /** Returns the plan of all events so far. `failure` describes a run that ended without an error event. */
  plan(about: {
    stack: string;
    offline: boolean;
    notes?: readonly string[];
    failure?: string;
  }): Plan {
    const { stack, offline, notes = [], failure } = about;
    const found = this.diagnostics.errors;
    const errors = failure !== undefined && found.length === 0 ? [failure] : found;
    return { stack, offline, changes: this.changes, unchanged: this.unchanged, errors, notes };
  }

  private recordStep(step: StepEventMetadata): void {
    if (step.op === "same" && !isDefaultProvider(step)) this.unchanged += 1;
    const operation = OPERATIONS[step.op];
    if (operation === undefined || isDefaultProvider(step)) return;
    const properties = this.propertiesOf(step);
    if (operation === "update" && properties.length === 0 && this.unknownSecret !== undefined)
      this.unchanged += 1;
    else this.changes.push({ operation, type: step.type, name: nameOf(step), properties });
  }

  private propertiesOf(step: StepEventMetadata): PropertyChange[] {
    if (step.op === "create" || step.op === "delete") return [];
    const detailed = Object.keys(step.detailedDiff ?? {});
    const paths = detailed.length > 0 ? detailed : (step.diffs ?? []);
    return paths
      .filter((path) => !this.isUnknown(step, path))
      .sort()
      .map((path) => propertyChange(step, path));
  }

  private isUnknown({ old, new: next }: StepEventMetadata, path: string): boolean {
    const secret = this.unknownSecret;
    if (secret === undefined) return false;
    return isMaskedAt(next?.inputs, path) || isMaskedAt(old?.inputs, path, secret);
  }
}

function propertyChange({ old, new: next }: StepEventMetadata, path: string): PropertyChange {
  const before = showValue(valueAt(old?.inputs, path));
  const after = showValue(valueAt(next?.inputs, path));
  return { path, ...(before && { before }), ...(after && { after }) };
}

function nameOf({ urn }: StepEventMetadata): string {
  return urn.split("::").at(-1) ?? urn;
}

/** Returns whether the engine made this provider by itself, from the config. The CLI doesn't show these either. */
function isDefaultProvider(step: StepEventMetadata): boolean {
  return step.type.startsWith("pulumi:providers:") && nameOf(step).startsWith("default");
}
