import type { Outcome } from "./outcome";

/** Auth0 keeps 256 characters of a line. */
export function writeLogLine(outcome: Outcome, tries: number, ms: number): void {
  const { result, reason, status, uuid, apiId, country } = outcome;
  try {
    console.log(
      JSON.stringify({ sms: result, reason, status, uuid, api_id: apiId, country, tries, ms }),
    );
  } catch {
    // A message that was sent stays sent, also where it can't be logged.
  }
}
