import { formatTable } from "../table";
import { isWell, type Finding } from "./examine";

/** The findings for a person: a line a check, and at the end what it means for a user. */
export function reportAsTable(findings: readonly Finding[]): string {
  const rows = findings.map(({ check, verdict }) => [
    verdict.status,
    check,
    verdict.status === "ok" ? verdict.found : `${verdict.found}; ${verdict.mend}`,
  ]);
  const conclusion = isWell(findings)
    ? "A user who logs in now gets a code."
    : "A user who logs in now may get no code: mend the lines that say fault, from the top.";
  return `${formatTable(["", "check", "found, and what to do"], rows)}\n\n${conclusion}`;
}

/** The findings for a program: one JSON object. */
export function reportAsJson(stack: string, findings: readonly Finding[]): string {
  const checks = findings.map(({ check, verdict }) => ({ check, ...verdict }));
  return JSON.stringify({ stack, ok: isWell(findings), checks }, null, 2);
}
