import type { ManagementAnswer } from "../auth0/management-request";
import { refusedRequest } from "../auth0/refused-request";

/** Below `/api/v2`. */
export function actionPath(actionId: string): string {
  return `/actions/actions/${encodeURIComponent(actionId)}`;
}

/** The error for a request on an Action that the tenant refused. */
export function refused(request: string, answer: ManagementAnswer): Error {
  return refusedRequest(request, answer, "the scopes read:actions and update:actions");
}
