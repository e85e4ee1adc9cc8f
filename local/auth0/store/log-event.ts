import type { JsonObject } from "./json";

/** An event of the tenant's log. */
export interface LogEvent {
  log_id: string;
  /** RFC 3339. */
  date: string;
  /** Auth0's code: `s`, `f`, `gd_send_sms`, `gd_send_sms_failure`, `fn`, ... */
  type: string;
  description?: string;
  /** The API that a token is for, in Auth0's events for tokens and silent logins. */
  audience?: string;
  client_id?: string;
  client_name?: string;
  connection?: string;
  connection_id?: string;
  strategy?: string;
  strategy_type?: string;
  hostname?: string;
  user_id?: string;
  user_name?: string;
  ip?: string;
  user_agent?: string;
  details?: JsonObject;
  tenant_name?: string;
  environment_name?: string;
}
