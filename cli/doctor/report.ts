import { formatTable } from "../table";
import { isWell, type Finding } from "./examine";

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
  if (!isWell(findings)) {
    // A worker of the fleet shows this line alone.
    const faults = findings.filter(({ verdict }) => verdict.status === "fault");
    const names = faults.map(({ check }) => check).join(", ");
    return `Users logging in now might not receive a code (${names}). Fix the lines marked \`fault\`, starting at the top.`;
  }
  const warned = findings.filter(({ verdict }) => verdict.status === "warning").length;
  return warned === 0
    ? "A user logging in now receives a code."
    : `No check found a fault. See the ${warned === 1 ? "line" : `${warned} lines`} marked \`warning\`.`;
}
