import Ajv, { type JSONSchemaType } from "ajv";
import { lstatSync, readFileSync, writeFileSync } from "node:fs";
import { UserError } from "../../user-error";
import type { Plan } from "./plan";

/** The limits of a plan. No plan of this program has more. */
const MOST = { changes: 500, properties: 200, texts: 50 };
const MOST_BYTES = 2_000_000;

const text = (maxLength: number) => ({ type: "string", maxLength }) as const;
const optionalText = (maxLength: number) => ({ ...text(maxLength), nullable: true }) as const;
const texts = { type: "array", items: text(2000), maxItems: MOST.texts } as const;

const schema: JSONSchemaType<Plan> = {
  type: "object",
  additionalProperties: false,
  required: ["stack", "offline", "changes", "unchanged", "errors", "notes"],
  properties: {
    stack: text(100),
    offline: { type: "boolean" },
    unchanged: { type: "integer", minimum: 0 },
    errors: texts,
    notes: texts,
    changes: {
      type: "array",
      maxItems: MOST.changes,
      items: {
        type: "object",
        additionalProperties: false,
        required: ["operation", "type", "name", "properties"],
        properties: {
          operation: { type: "string", enum: ["create", "update", "replace", "delete", "import"] },
          type: text(200),
          name: text(200),
          properties: {
            type: "array",
            maxItems: MOST.properties,
            items: {
              type: "object",
              additionalProperties: false,
              required: ["path"],
              properties: { path: text(300), before: optionalText(100), after: optionalText(100) },
            },
          },
        },
      },
    },
  },
};

const isPlan = new Ajv().compile(schema);

/**
 * Reads a plan that another run wrote. Refuses a symbolic link, which could point to a file of this machine.
 * @throws Error naming the file and the first thing in it that doesn't belong in a plan
 */
export function readPlan(file: string): Plan {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) throw notAPlan(file, "it is missing, or a link");
  if (found.size > MOST_BYTES) throw notAPlan(file, "it is too long");
  const plan = parseJson(readFileSync(file, "utf8"), file);
  if (isPlan(plan)) return plan;
  const [fault] = isPlan.errors ?? [];
  throw notAPlan(file, `${fault?.instancePath ?? ""} ${fault?.message ?? "is malformed"}`);
}

const notAPlan = (file: string, why: string): UserError =>
  new UserError(
    `${file} is not a plan: ${why}; \`npm run preview -- --stack NAME --out FILE\` writes one.`,
  );

function parseJson(json: string, file: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw notAPlan(file, "it is not JSON");
  }
}

/** Writes the plan for `readPlan`, and cuts texts that it would refuse. */
export function writePlan(file: string, plan: Plan): void {
  const cut = (list: readonly string[]): string[] =>
    list.slice(0, MOST.texts).map((entry) => entry.slice(0, 2000));
  const bounded = { ...plan, errors: cut(plan.errors), notes: cut(plan.notes) };
  try {
    writeFileSync(file, `${JSON.stringify(bounded, null, 2)}\n`);
  } catch (error) {
    throw new UserError(
      `${file} can't be written (${(error as NodeJS.ErrnoException).code ?? ""}): give \`--out\` another file.`,
    );
  }
}
