import { describeApiError } from "../management-api";
import { fault, type Check, type Patient, type Verdict } from "./check";

/** A line of the table. */
export interface Finding {
  readonly check: string;
  readonly verdict: Verdict;
}

/** Runs the checks one after another: a free tenant answers 2 requests a second. */
export async function examine(patient: Patient, checks: readonly Check[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks) {
    findings.push({ check: check.name, verdict: await verdictOf(check, patient) });
  }
  return findings;
}

/** Runs one check. A check that can't run is a fault: it is unknown whether a user would get a code. */
async function verdictOf(check: Check, patient: Patient): Promise<Verdict> {
  try {
    return await check.examine(patient);
  } catch (error) {
    return fault(
      `the tenant can't be read: ${describeApiError(error)}`,
      "see the line `API scopes`, and https://status.auth0.com",
    );
  }
}

/** Returns whether a user logging in now would get the codes that the stack requires, as far as the checks can tell. */
export function isWell(findings: readonly Finding[]): boolean {
  return findings.every(({ verdict }) => verdict.status !== "fault");
}
