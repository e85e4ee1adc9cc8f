import { type PlannedOperation, type Plan, type PropertyChange, summarizePlan } from "./plan";

const SIGN: Record<PlannedOperation, string> = {
  create: "+",
  import: "=",
  update: "~",
  replace: "±",
  delete: "-",
};

/** Returns the plan as a terminal shows it. */
export function planText(plan: Plan): string {
  const where = plan.offline ? ", made on a local tenant" : "";
  const isUnknown = plan.errors.length > 0 && plan.changes.length === 0;
  const changes = plan.changes.flatMap(({ operation, type, name, properties }) => [
    `  ${SIGN[operation]} ${operation.padEnd(8)}${name}  (${type})`,
    ...properties.map((property) => `      ${propertyText(property)}`),
  ]);
  return [
    isUnknown
      ? `No plan for ${plan.stack}${where}.`
      : `Plan for ${plan.stack}${where}: ${summarizePlan(plan)}.`,
    ...changes,
    ...plan.errors.map((error) => `  error: ${error}`),
    ...plan.notes.map((note) => `  note: ${note}`),
  ].join("\n");
}

function propertyText({ path, before, after }: PropertyChange): string {
  if (before === undefined && after === undefined) return path;
  return `${path}: ${before ?? "…"} -> ${after ?? "…"}`;
}
