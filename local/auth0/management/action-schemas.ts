import {
  closed,
  flag,
  integer,
  list,
  oneOfThese,
  partly,
  text,
  type JsonSchema,
} from "./json-schema";
import { TRIGGER_IDS } from "./triggers";

/** Auth0's limits. Source: docs "Actions Limitations" and "Entity Limit Policy". */
export const MAX_CODE_BYTES = 100_000;
export const MAX_SECRETS = 30;
export const MAX_DEPENDENCIES = 10;
export const MAX_ACTIONS = 100;
export const MAX_VERSIONS = 50;
const MAX_SECRET_NAME = 128;
const MAX_SECRET_VALUE = 4096;

const COMPATIBLE_TRIGGER = partly({ id: oneOfThese(...TRIGGER_IDS), version: text() }, [
  "id",
  "version",
]);

const TRIGGER: JsonSchema = closed(
  {
    id: oneOfThese(...TRIGGER_IDS),
    version: text(),
    status: text(),
    runtimes: list(text()),
    default_runtime: text(),
    compatible_triggers: list(COMPATIBLE_TRIGGER),
    binding_policy: oneOfThese("trigger-bound", "entity-bound"),
  },
  ["id"],
);

const SECRET = partly(
  {
    name: text({ minLength: 1, maxLength: MAX_SECRET_NAME }),
    value: text({ maxLength: MAX_SECRET_VALUE }),
  },
  ["name"],
);

const CHANGEABLE: Record<string, JsonSchema> = {
  name: text({ minLength: 1 }),
  supported_triggers: list(TRIGGER, { minItems: 1 }),
  code: text(),
  dependencies: list(closed({ name: text(), version: text(), registry_url: text() }), {
    maxItems: MAX_DEPENDENCIES,
  }),
  runtime: text(),
  secrets: list(SECRET, { maxItems: MAX_SECRETS }),
  modules: list(
    closed({
      module_id: text(),
      module_name: text(),
      module_version_id: text(),
      module_version_number: integer(),
    }),
  ),
};

export const CREATE_ACTION = closed({ ...CHANGEABLE, deploy: flag }, [
  "name",
  "supported_triggers",
]);
export const UPDATE_ACTION = closed(CHANGEABLE);

/** The properties of an Action that a client sends. */
export interface ActionBody {
  name?: string;
  supported_triggers?: { id: string; version?: string }[];
  code?: string;
  dependencies?: { name: string; version: string }[];
  runtime?: string;
  secrets?: { name: string; value?: string }[];
  modules?: object[];
  deploy?: boolean;
}
