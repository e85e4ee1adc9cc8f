import { formatTable } from "../table";

/** How the run of one stack of the list ended. */
export interface StackOutcome {
  readonly stack: string;
  readonly result: "changed" | "unchanged" | "failed";
  /** What changed, or why it failed, in one line. */
  readonly detail: string;
  readonly seconds: number;
}

/** The engine's operations in words; `same` and reads change nothing. */
const WORDS: Readonly<Record<string, string>> = {
  create: "created",
  update: "updated",
  delete: "deleted",
  replace: "replaced",
  import: "imported",
};

/** Formats the engine's counts as `9 created, 1 updated`; an empty text if nothing changed. */
export function describeChanges(counts: Readonly<Record<string, number | undefined>>): string {
  return Object.entries(WORDS)
    .flatMap(([operation, word]) => (counts[operation] ? [`${counts[operation]} ${word}`] : []))
    .join(", ");
}

const ORDER: readonly StackOutcome["result"][] = ["failed", "changed", "unchanged"];

/** Rows of a table that fit on a screen, with its head and the totals. */
export const SHOWN_ROWS = 20;

/** Formats the outcomes as a table, a line for each stack, failures first, as many as fit on a screen; then the totals. */
export function outcomeTable(outcomes: readonly StackOutcome[]): string {
  const sorted = ORDER.flatMap((each) => outcomes.filter(({ result }) => result === each));
  const shown = outcomes.length > SHOWN_ROWS ? sorted.slice(0, SHOWN_ROWS) : outcomes;
  const rows = shown.map(({ stack, result, seconds, detail }) => [
    stack,
    result,
    seconds.toFixed(1),
    detail,
  ]);
  const count = (result: StackOutcome["result"]): number =>
    outcomes.filter((outcome) => outcome.result === result).length;
  const sum = `${outcomes.length} stacks: ${count("changed")} changed, ${count("unchanged")} unchanged, ${count("failed")} failed.`;
  const more = outcomes.length - shown.length;
  return [
    formatTable(["stack", "result", "seconds", "detail"], rows),
    ...(more > 0 ? [`… and ${more} more, which \`--json\` lists.`] : []),
    "",
    sum,
  ].join("\n");
}
