/** What the tenant holds, in memory. Entities keep Auth0's wire names; formatters beside the routes decide what is shown. */

export type Experience = "legacy" | "unified";
export type JsonObject = Record<string, unknown>;

/** An application. Fields that only pass through live in `settings`, in Auth0's wire form. */
export interface Client {
  client_id: string;
  client_secret: string;
  name: string;
  is_first_party: boolean;
  global: boolean;
  callbacks?: string[];
  allowed_logout_urls?: string[];
  web_origins?: string[];
  grant_types?: string[];
  token_endpoint_auth_method?: string;
  client_metadata?: Record<string, string>;
  refresh_token?: JsonObject;
  skip_non_verifiable_callback_uri_confirmation_prompt?: boolean;
  settings: JsonObject;
}

export interface Connection {
  id: string;
  name: string;
  strategy: string;
  options: JsonObject;
  is_domain_connection: boolean;
  realms: string[];
  /** Clients whose users may log in through this connection, in the order they were enabled. */
  enabledClients: string[];
  settings: JsonObject;
}

export interface User {
  user_id: string;
  connection: string;
  email: string;
  email_verified: boolean;
  name: string;
  nickname: string;
  picture: string;
  blocked: boolean;
  created_at: string;
  updated_at: string;
  /** Absent until it is set; `{}` once it was cleared. */
  user_metadata?: JsonObject;
  app_metadata: JsonObject;
  last_login?: string;
  last_ip?: string;
  logins_count: number;
  /** scrypt hash and salt; the password itself is kept nowhere. */
  passwordHash: string;
  /** Profile fields that only pass through (given_name, phone_number, ...). */
  settings: JsonObject;
}

/** A phone that a user enrolled as second factor. */
export interface PhoneEnrollment {
  id: string;
  user_id: string;
  name?: string;
  /** E.164. */
  phone_number: string;
  preferred_authentication_method: "sms" | "voice";
  confirmed: boolean;
  created_at: string;
  enrolled_at?: string;
  last_auth_at?: string;
}

export interface ActionSecret {
  name: string;
  value: string;
  updated_at: string;
}

/** Code with what it runs with: an Action's draft, or one of its versions. */
export interface ActionCode {
  code: string;
  runtime: string;
  dependencies: JsonObject[];
  secrets: ActionSecret[];
}

export interface ActionVersion extends ActionCode {
  id: string;
  number: number;
  status: "pending" | "building" | "built";
  supported_triggers: TriggerRef[];
  created_at: string;
  updated_at: string;
  built_at?: string;
  deployed: boolean;
}

export interface TriggerRef {
  id: string;
  version: string;
}

export type BuildOutcome = "succeeds" | "fails" | "never-ends";

export interface Action extends ActionCode {
  id: string;
  name: string;
  supported_triggers: TriggerRef[];
  created_at: string;
  updated_at: string;
  /** When the draft's build ends, in epoch milliseconds. */
  builtAt: number;
  status: "pending" | "building" | "built" | "failed";
  /** How the draft's build ends. */
  buildOutcome: BuildOutcome;
  versions: ActionVersion[];
  settings: JsonObject;
}

export interface Binding {
  id: string;
  trigger_id: string;
  action_id: string;
  display_name: string;
  created_at: string;
  updated_at: string;
}

export interface Guardian {
  /** `[]` is "Never". */
  policies: ("all-applications" | "confidence-score")[];
  factors: Record<string, boolean>;
  messageTypes: ("sms" | "voice")[];
  selectedProvider: "auth0" | "twilio" | "phone-message-hook";
  templates: { enrollment_message: string; verification_message: string } | undefined;
  settings: JsonObject;
}

export interface PhoneProvider {
  id: string;
  name: "custom" | "twilio";
  disabled: boolean;
  configuration: JsonObject;
  credentials: JsonObject;
  created_at: string;
  updated_at: string;
}

export interface PhoneTemplate {
  id: string;
  type: string;
  disabled: boolean;
  customizable: boolean;
  content: JsonObject;
  created_at?: string;
  updated_at?: string;
}

export interface ClientGrant {
  id: string;
  client_id: string;
  audience: string;
  scope: string[];
  settings: JsonObject;
}

export interface ResourceServer {
  id: string;
  identifier: string;
  name: string;
  scopes: { value: string; description?: string }[];
  settings: JsonObject;
}

export interface LogEvent {
  log_id: string;
  /** RFC 3339. */
  date: string;
  /** Auth0's code: `s`, `f`, `gd_send_sms`, `gd_send_sms_failure`, `fn`, ... */
  type: string;
  description?: string;
  client_id?: string;
  client_name?: string;
  connection?: string;
  user_id?: string;
  user_name?: string;
  ip?: string;
  user_agent?: string;
  details?: JsonObject;
}

export interface Store {
  /** Tenant settings in wire form. `phone_consolidated_experience` is always present. */
  tenant: JsonObject & { friendly_name: string; phone_consolidated_experience: boolean };
  clients: Map<string, Client>;
  clientGrants: Map<string, ClientGrant>;
  resourceServers: Map<string, ResourceServer>;
  connections: Map<string, Connection>;
  users: Map<string, User>;
  enrollments: Map<string, PhoneEnrollment>;
  actions: Map<string, Action>;
  /** How the builds end that start from now on. */
  buildOutcome: BuildOutcome;
  bindings: Map<string, Binding[]>;
  guardian: Guardian;
  phoneProviders: Map<string, PhoneProvider>;
  phoneTemplates: Map<string, PhoneTemplate>;
  attackProtection: Record<string, JsonObject>;
  logs: LogEvent[];
}
