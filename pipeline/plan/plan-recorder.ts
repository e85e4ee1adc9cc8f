import type { EngineEvent, StepEventMetadata } from "@pulumi/pulumi/automation";
import type { Operation, Plan, PropertyChange, ResourceChange } from "./plan";
import { showValue, valueAt } from "./property-value";

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
    if (step.op === "same") this.unchanged += 1;
    const operation = OPERATIONS[step.op];
    if (operation === undefined) return;
    const name = step.urn.split("::").at(-1) ?? step.urn;
    this.changes.push({ operation, type: step.type, name, properties: propertiesOf(step) });
  }

  private recordError(message: string): void {
    const text = message.replaceAll(COLOR, "").trim();
    // The engine's own closing line says nothing that the errors before it don't.
    if (text !== "" && text !== "preview failed" && !this.errors.includes(text))
      this.errors.push(text);
  }
}

function propertiesOf(step: StepEventMetadata): PropertyChange[] {
  if (step.op === "create" || step.op === "delete") return [];
  const paths = Object.keys(step.detailedDiff ?? {});
  return (paths.length > 0 ? paths : (step.diffs ?? [])).sort().map((path) => {
    const before = showValue(valueAt(step.old?.inputs, path));
    const after = showValue(valueAt(step.new?.inputs, path));
    return { path, ...(before && { before }), ...(after && { after }) };
  });
}
