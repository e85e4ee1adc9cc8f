/** A JSON schema, as Fastify accepts it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Makes the schema of a text. Limits in characters; `format` is one of JSON Schema's or of `formats.ts`. */
export function text(limits: Record<string, string | number> = {}): JsonSchema {
  return { type: "string", ...limits };
}

export function integer(minimum?: number, maximum?: number): JsonSchema {
  return {
    type: "integer",
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  };
}

export const flag: JsonSchema = { type: "boolean" };

export function oneOfThese(...values: readonly string[]): JsonSchema {
  return { type: "string", enum: values };
}

export function list(items: JsonSchema, limits: Record<string, number | boolean> = {}): JsonSchema {
  return { type: "array", items, ...limits };
}

/** Makes the schema of an object that has these properties and no others. */
export function closed(
  properties: Record<string, JsonSchema>,
  required: string[] = [],
  limits: Record<string, number> = {},
): JsonSchema {
  return { type: "object", additionalProperties: false, properties, required, ...limits };
}

/** Makes the schema of an object whose listed properties Auth0 checks, and which may have others. */
export function partly(
  properties: Record<string, JsonSchema>,
  required: string[] = [],
): JsonSchema {
  return { type: "object", properties, required };
}

/** An object that Auth0 checks no further, or that this tenant only passes through. */
export const open: JsonSchema = { type: "object" };

/** Allows null, with which a PATCH removes a setting. */
export function nullable(schema: JsonSchema): JsonSchema {
  const { type, enum: values } = schema;
  return {
    ...schema,
    type: [type, "null"].flat(),
    ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }),
  };
}

/** Makes a schema in which every property may be null. */
export function allNullable(properties: Record<string, JsonSchema>): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, nullable(schema)]),
  );
}
