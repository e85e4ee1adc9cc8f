import { Ajv } from "ajv";
import { onDemand } from "../on-demand";
import type { CarrierRules } from "../plivo/rules";
import type { ScriptedAnswer } from "../plivo/scripted-answers";

/** Body of `POST /_local/carrier`. `rules` replace the ones that were set. */
export interface CarrierScript {
  answers?: ScriptedAnswer[];
  rules?: CarrierRules;
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
  },
};

const validator = onDemand(() =>
  new Ajv({ allowUnionTypes: true }).compile<CarrierScript>({
    type: "object",
    additionalProperties: false,
    minProperties: 1,
    properties: { answers: { type: "array", items: answer }, rules },
  }),
);

/** The script that a body asks for, or one sentence that says what is wrong with it. */
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
