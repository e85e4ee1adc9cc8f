import type { JsonObject } from "../store";
import { flag, text, type JsonSchema } from "./json-schema";

/** Query with which a client chooses the fields of an answer. */
export const FIELDS_QUERY: Record<string, JsonSchema> = { fields: text(), include_fields: flag };

export interface FieldsQuery {
  fields?: string;
  /** Default: true, which shows only the named fields; false shows all others. */
  include_fields?: boolean;
}

/** Returns the requested fields, and `always`. */
export function pickFields(entity: object, query: FieldsQuery, always: string[] = []): JsonObject {
  const entries = Object.entries(entity) as [string, unknown][];
  if (!query.fields) return Object.fromEntries(entries);
  const named = new Set(query.fields.split(",").map((field) => field.trim()));
  const isIncluding = query.include_fields ?? true;
  return Object.fromEntries(
    entries.filter(([key]) => always.includes(key) || named.has(key) === isIncluding),
  );
}
