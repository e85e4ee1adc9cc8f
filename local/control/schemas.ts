import { closed, integer, list, oneOfThese, text } from "../auth0/management/json-schema";

/** The most milliseconds for which an answer may be held. */
const LONGEST_HOLD_MS = 600_000;
/** A hundred years. */
const LONGEST_ADVANCE_S = 100 * 366 * 86_400;

const FAULT = {
  ...closed(
    {
      from: integer(1),
      count: { type: ["integer", "null"], minimum: 1 },
      method: oneOfThese("GET", "POST", "PUT", "PATCH", "DELETE"),
      path: text({ pattern: "^/" }),
      status: integer(400, 599),
      drop: { const: true },
      holdMs: integer(1, LONGEST_HOLD_MS),
    },
    [],
  ),
  oneOf: [{ required: ["status"] }, { required: ["drop"] }, { required: ["holdMs"] }],
  anyOf: [{ required: ["from"] }, { required: ["method"] }, { required: ["path"] }],
};

/** `POST /_local/faults`: one fault or a list. */
export const FAULTS = { if: { type: "array" }, then: list(FAULT, { minItems: 1 }), else: FAULT };

/** `POST /_local/builds`: how builds of Actions end that start from now on. */
export const BUILDS = closed({ outcome: oneOfThese("succeeds", "fails", "never-ends") }, [
  "outcome",
]);

/** `POST /_local/clock`. */
export const CLOCK = closed(
  { advanceSeconds: { type: "number", minimum: 0, maximum: LONGEST_ADVANCE_S } },
  ["advanceSeconds"],
);

/** `POST /_local/risk`: the risk that the tenant assigns to logins. */
export const RISK = closed({ risk: oneOfThese("low", "medium", "high") }, ["risk"]);

/** `PUT /_local/snapshot`: what `GET` returned. Its content is specific to this project. */
export const SNAPSHOT = {
  type: "object",
  required: ["format"],
  properties: { format: { const: 1 } },
};
