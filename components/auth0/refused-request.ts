import type { ManagementAnswer } from "./management-request";

/** Makes the error for a request that the tenant refused. `needs` says which scopes it requires: "the scope read:clients". */
export function refusedRequest(
  request: string,
  { status, body }: ManagementAnswer,
  needs: string,
): Error {
  const message = typeof body["message"] === "string" ? `: ${body["message"]}` : "";
  return new Error(`${request} answered ${status}${message}; the M2M application needs ${needs}.`);
}
