import { formatTable } from "../table";
import type { Verdict } from "./check";
import type { Finding } from "./examine";

/** Formats the findings for a person: a line for each check, then what they mean for a user. */
export function reportAsTable(findings: readonly Finding[]): string {
  const rows = findings.map(({ check, verdict }) => [
    verdict.status,
    check,
    verdict.status === "ok" ? verdict.found : `${verdict.found}; ${verdict.fix}`,
  ]);
  return `${formatTable(["", "check", "found, and how to fix it"], rows)}\n\n${conclusion(findings)}`;
}

function conclusion(findings: readonly Finding[]): string {
  const faults = checksWith(findings, "fault");
  if (faults.length > 0)
    // A worker of the fleet shows this line alone.
    return `Users logging in now might not receive a code (${faults.join(", ")}). Fix the lines marked \`fault\`, starting at the top.`;
  const warned = checksWith(findings, "warning").length;
  return warned === 0
    ? "A user logging in now receives a code."
    : `No check found a fault. See the ${warned === 1 ? "line" : `${warned} lines`} marked \`warning\`.`;
}

/** Returns the names of the checks that ended with a status. */
function checksWith(findings: readonly Finding[], status: Verdict["status"]): string[] {
  return findings.filter(({ verdict }) => verdict.status === status).map(({ check }) => check);
}
