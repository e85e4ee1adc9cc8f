import type { ActionTrigger } from "../../../components/auth0/triggers";
import type { JsonObject } from "./json";

export interface StoredSecret {
  name: string;
  value: string;
  updated_at: string;
}

/** Code with its runtime and secrets: an Action's draft, or one of its versions. */
export interface ActionCode {
  code: string;
  runtime: string;
  dependencies: JsonObject[];
  secrets: StoredSecret[];
}

export interface ActionVersion extends ActionCode {
  id: string;
  number: number;
  status: "pending" | "building" | "built";
  supported_triggers: ActionTrigger[];
  created_at: string;
  updated_at: string;
  built_at?: string;
  deployed: boolean;
}

export type BuildOutcome = "succeeds" | "fails" | "never-ends";

export interface Action extends ActionCode {
  id: string;
  name: string;
  supported_triggers: ActionTrigger[];
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
