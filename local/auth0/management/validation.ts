import addFormats from "ajv-formats";
import { Ajv, type ErrorObject } from "ajv";
import type { FastifyInstance, FastifySchemaCompiler } from "fastify";
import { onDemand } from "../../on-demand";
import { addAuth0Formats } from "./formats";
import { ManagementError } from "./management-error";

const PARTS = {
  body: { subject: "Payload", errorCode: "invalid_body" },
  querystring: { subject: "Query", errorCode: "invalid_query_string" },
  params: { subject: "Path", errorCode: "invalid_uri" },
  headers: { subject: "Header", errorCode: "invalid_header" },
} as const;

type Part = keyof typeof PARTS;

/** Makes a validator. A query contains only texts, and a list with one item looks like that item. */
function createAjv(coerceTypes: "array" | false): Ajv {
  const ajv = new Ajv({ coerceTypes, removeAdditional: false, strict: false, verbose: true });
  addFormats(ajv);
  addAuth0Formats(ajv);
  return ajv;
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

function sizeOf(data: unknown): number {
  return typeof data === "object" && data !== null ? Object.keys(data).length : String(data).length;
}

const isAlternative = ({ keyword }: ErrorObject): boolean =>
  keyword === "anyOf" || keyword === "oneOf";

/** Returns Ajv's finding in the words of Auth0's validator. */
function describeFinding(error: ErrorObject): string {
  const { keyword, params, data } = error;
  const limit = String(params.limit);
  switch (keyword) {
    case "additionalProperties":
      return `Additional properties not allowed: ${String(params.additionalProperty)}`;
    case "required":
      return `Missing required property: ${String(params.missingProperty)}`;
    case "type":
      return `Expected type ${String(params.type)} but found type ${typeOf(data)}`;
    case "enum":
      return `No enum match for: ${typeof data === "string" ? data : JSON.stringify(data)}`;
    case "minLength":
      return `String is too short (${sizeOf(data)} chars), minimum ${limit}`;
    case "maxLength":
      return `String is too long (${sizeOf(data)} chars), maximum ${limit}`;
    case "pattern":
      return `String does not match pattern ${String(params.pattern)}: ${String(data)}`;
    case "minItems":
      return `Array is too short (${sizeOf(data)}), minimum ${limit}`;
    case "maxItems":
      return `Array is too long (${sizeOf(data)}), maximum ${limit}`;
    case "uniqueItems":
      return `Array items are not unique (indexes ${String(params.j)} and ${String(params.i)})`;
    case "minimum":
      return `Value ${String(data)} is less than minimum ${limit}`;
    case "maximum":
      return `Value ${String(data)} is greater than maximum ${limit}`;
    case "minProperties":
      return `Too few properties defined (${sizeOf(data)}), minimum ${limit}`;
    case "maxProperties":
      return `Too many properties defined (${sizeOf(data)}), maximum ${limit}`;
    case "format":
      return `Object didn't pass validation for format ${String(params.format)}: ${String(data)}`;
    default:
      return isAlternative(error)
        ? `Data does not match any schemas from '${keyword}'`
        : (error.message ?? "Invalid value");
  }
}

/** Returns the outermost mismatch of alternatives, as Auth0 does, not each branch's own findings. */
function pickFinding(errors: ErrorObject[]): ErrorObject | undefined {
  return errors.find(isAlternative) ?? errors[0];
}

function toManagementError(part: Part, errors: ErrorObject[]): ManagementError {
  const { subject, errorCode } = PARTS[part];
  const finding = pickFinding(errors);
  const text = finding ? describeFinding(finding) : "Invalid value";
  const property = finding?.instancePath.slice(1).replaceAll("/", ".") ?? "";
  const place = property ? ` on property ${property}` : "";
  return new ManagementError(400, `${subject} validation error: '${text}'${place}.`, errorCode);
}

/**
 * Makes the validators of one app. A query's numbers and lists arrive as text, so its types are coerced; a body's aren't.
 */
export function createValidatorCompiler(): FastifySchemaCompiler<unknown> {
  const strict = onDemand(() => createAjv(false));
  const coercing = onDemand(() => createAjv("array"));
  return ({ schema, httpPart = "body" }) => {
    const part = httpPart as Part;
    const compiled = onDemand(() =>
      (part === "body" ? strict() : coercing()).compile(schema as object),
    );
    return (data: unknown) => {
      const validate = compiled();
      if (validate(data)) return { value: data };
      return { error: toManagementError(part, validate.errors ?? []) };
    };
  };
}

/** Validates requests against the schemas next to the routes, and refuses with Auth0's own body. */
export function useAuth0Validation(app: FastifyInstance): void {
  app.setValidatorCompiler(createValidatorCompiler());
}
