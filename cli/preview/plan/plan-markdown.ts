import { type Plan, type PropertyChange, type ResourceChange, summarizePlan } from "./plan";

/** GitHub accepts comments of up to 65,536 characters. */
const LONGEST = 60_000;

/**
 * Returns the plan as a comment. Nothing in it can become markup, a link or a mention, whoever wrote the plan: every text
 * of the plan is in a code span or a code block that it can't end.
 */
export function planMarkdown(plan: Plan): string {
  const body = [
    `### Plan for ${code(plan.stack)}`,
    "",
    `${summarizePlan(plan)}.${plan.offline ? " Made on a local tenant, without the account." : ""}`,
    ...errorSection(plan),
    ...changeTable(plan.changes),
    ...plan.notes.flatMap((note) => ["", `Note: ${code(note)}`]),
  ].join("\n");
  return body.length <= LONGEST
    ? body
    : `${wholeLines(body)}\n\nThe plan is cut here; the run's artifact has all of it.`;
}

/** Cuts the comment at a line's end: a cut inside a code span would leave it open. */
function wholeLines(body: string): string {
  return body.slice(0, body.lastIndexOf("\n", LONGEST));
}

function errorSection({ errors }: Plan): string[] {
  return errors.length === 0
    ? []
    : ["", "`up` would fail:", "", ...errors.map((error) => `- ${code(error)}`)];
}

function changeTable(changes: readonly ResourceChange[]): string[] {
  if (changes.length === 0) return [];
  const rows = changes.map(
    ({ operation, name, type, properties }) =>
      `| ${operation} | ${code(name)} | ${code(type)} | ${properties.map(propertyCell).join("<br>")} |`,
  );
  return ["", "| | Resource | Type | Properties |", "| --- | --- | --- | --- |", ...rows];
}

function propertyCell({ path, before, after }: PropertyChange): string {
  if (before === undefined && after === undefined) return code(path);
  return `${code(path)}: ${code(before ?? "…")} → ${code(after ?? "…")}`;
}

/** Returns a code span. Without backticks, pipes and line breaks the text can end neither the span nor the table's row. */
function code(text: string): string {
  const harmless = text.replaceAll(/[`|\r\n\u2028\u2029]+/g, " ").trim();
  return `\`${harmless === "" ? " " : harmless}\``;
}
