import type { EngineEvent, StepEventMetadata } from "@pulumi/pulumi/automation";
import type { Operation, Plan, PropertyChange, ResourceChange } from "./plan";
import { isMaskedAt, showValue, valueAt } from "./property-value";

/** The engine's steps that are an operation of their own; a replacement's two halves come beside a `replace`. */
const OPERATIONS: Partial<Record<string, Operation>> = {
  create: "create",
  update: "update",
  replace: "replace",
  delete: "delete",
  import: "import",
};
const COLOR = /<\{%[^%]*%\}>/g;

/** Turns the events of one preview into its plan. */
export class PlanRecorder {
  private readonly changes: ResourceChange[] = [];
  private readonly errors: string[] = [];
  private unchanged = 0;

  /**
   * @param unknownSecret stands for every secret in the state where that can't be read: what is compared with it is
   * left out, and an update of nothing else counts as unchanged
   */
  constructor(private readonly unknownSecret?: string) {}

  /** Takes one event of `Stack.preview({ onEvent })`. */
  readonly record = (event: EngineEvent): void => {
    const { resourcePreEvent, diagnosticEvent, policyEvent } = event;
    if (resourcePreEvent) this.recordStep(resourcePreEvent.metadata);
    if (diagnosticEvent?.severity === "error") this.recordError(diagnosticEvent.message);
    if (policyEvent?.enforcementLevel === "mandatory") {
      this.recordError(`${policyEvent.policyName}: ${policyEvent.message}`);
    }
  };

  /** The plan of all events so far. `failure` stands for a run that ended without one error of its own. */
  plan(about: {
    stack: string;
    offline: boolean;
    notes?: readonly string[];
    failure?: string;
  }): Plan {
    const { stack, offline, notes = [], failure } = about;
    const errors = failure !== undefined && this.errors.length === 0 ? [failure] : this.errors;
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

  private recordError(message: string): void {
    const text = message.replaceAll(COLOR, "").trim();
    // The engine's own closing line says nothing that the errors before it don't.
    if (text !== "" && text !== "preview failed" && !this.errors.includes(text))
      this.errors.push(text);
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

/** The engine makes these by itself, from the config; the CLI doesn't show them either. */
function isDefaultProvider(step: StepEventMetadata): boolean {
  return step.type.startsWith("pulumi:providers:") && nameOf(step).startsWith("default");
}
