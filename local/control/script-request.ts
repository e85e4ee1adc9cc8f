import { Ajv } from "ajv";
import { onDemand } from "../on-demand";
import { MESSAGE_STATES, type Later } from "../plivo/message-state";
import type { CarrierRules } from "../plivo/rules";
import type { ScriptedAnswer } from "../plivo/scripted-answers";

/** Body of `POST /_local/carrier`. `rules` replace the existing ones. */
export interface CarrierScript {
  answers?: ScriptedAnswer[];
  rules?: CarrierRules;
  /** What becomes of messages after they were accepted. */
  later?: Later;
}

const milliseconds = { type: "integer", minimum: 0, maximum: 600_000 };

const answer = {
  type: "object",
  additionalProperties: false,
  properties: {
    status: { type: "integer", minimum: 200, maximum: 599 },
    body: {},
    headers: { type: "object", additionalProperties: { type: "string" } },
    delayMs: milliseconds,
    dripMs: milliseconds,
    drop: { enum: ["before", "after"] },
    taken: { type: "boolean" },
    times: { type: ["integer", "null"], minimum: 1 },
  },
};

const rules = {
  type: "object",
  additionalProperties: false,
  properties: {
    credit: { type: "number" },
    geoPermissions: { type: "array", items: { type: "string", pattern: "^[A-Z]{2}$" } },
    ownedSenders: { type: "array", items: { type: "string", minLength: 1 } },
    account: { type: "object" },
    number: { type: "object" },
    authTokens: { type: "array", items: { type: "string", minLength: 1 } },
    powerpackNumbers: { type: "integer", minimum: 0, maximum: 20 },
  },
};

const later = {
  type: "object",
  additionalProperties: false,
  required: ["message_state"],
  properties: {
    message_state: { enum: MESSAGE_STATES },
    error_code: { type: "string", pattern: "^\\d{2,4}$" },
    afterSeconds: { type: "number", minimum: 0, maximum: 864_000 },
  },
};

const validator = onDemand(() =>
  new Ajv({ allowUnionTypes: true }).compile<CarrierScript>({
    type: "object",
    additionalProperties: false,
    minProperties: 1,
    properties: { answers: { type: "array", items: answer }, rules, later },
  }),
);

/** Returns the script in a body, or one sentence that says what is wrong with it. */
export function readCarrierScript(body: unknown): CarrierScript | string {
  const accepts = validator();
  if (accepts(body)) return body;
  const error = accepts.errors?.[0];
  const unknown =
    error?.keyword === "additionalProperties"
      ? ` (\`${String(error.params["additionalProperty"])}\`)`
      : "";
  return `The carrier's script is not understood: \`${error?.instancePath ?? ""}\` ${error?.message ?? "is not valid"}${unknown}.`;
}
