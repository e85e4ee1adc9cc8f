import type { JsonObject, LogEvent } from "../store";
import type { Visit } from "./login";

/** Codes in Auth0's tenant log that a login writes. https://auth0.com/docs/deploy-monitor/logs/log-event-type-codes */
export type LoginEventType =
  | "s"
  | "f"
  | "fp"
  | "fu"
  | "fs"
  | "ss"
  | "gd_start_enroll"
  | "gd_start_auth"
  | "gd_enrollment_complete"
  | "gd_auth_succeed"
  | "gd_auth_failed"
  | "gd_otp_rate_limit_exceed"
  | "gd_recovery_succeed"
  | "gd_recovery_failed"
  | "gd_recovery_rate_limit_exceed"
  | "limit_phone"
  | "limit_wc";

/** Returns the `details` that Auth0's schema of tenant logs requires for these events. */
function detailsOf({ user }: Visit, type: LoginEventType, message: string): JsonObject | undefined {
  if (type === "f") return { error: { message, oauthError: "unauthorized" } };
  if (type === "fp" || type === "fu" || type === "fs") return { error: { message } };
  if (type === "ss") return { body: { connection: user?.connection, email: user?.email } };
  return undefined;
}

/** Appends an event of this login to the tenant's log. It must contain neither codes nor complete phone numbers. */
export function logLogin(
  visit: Visit,
  type: LoginEventType,
  description: string,
  more: Partial<LogEvent> = {},
): void {
  const { login, client, user, request } = visit;
  login.tenant.log({
    type,
    description,
    client_id: client.client_id,
    client_name: client.name,
    ip: request.ip,
    user_agent: request.user_agent,
    details: detailsOf(visit, type, description),
    ...(user && { user_id: user.user_id, user_name: user.email, connection: user.connection }),
    ...more,
  });
}
