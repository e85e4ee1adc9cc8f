import { appendFileSync } from "node:fs";

/** Adds Markdown to the page of the workflow run; does nothing outside a workflow. */
export function addToStepSummary(
  markdown: string,
  file = process.env["GITHUB_STEP_SUMMARY"],
): void {
  if (file) appendFileSync(file, `${markdown}\n\n`);
}
