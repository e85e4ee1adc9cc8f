// How a plugin describes the properties of a resource: enough to check, compare and convert them.
import type { PropertyValues } from "../../../provider/property-values";

export { isRecord, UNKNOWN, type PropertyValues } from "../../../provider/property-values";

export type Properties = Readonly<Record<string, Property>>;

export interface Property {
  readonly type: "string" | "boolean" | "number" | "list" | "set" | "map" | "object";
  /** What a list, a set or a map holds; strings when left out. */
  readonly items?: Property;
  /** What an object holds. */
  readonly fields?: Properties;
  readonly required?: boolean;
  /** The tenant fills it in: a program that leaves it out doesn't ask for its removal. */
  readonly computed?: boolean;
  /** Only the tenant sets it; a program can't. */
  readonly output?: boolean;
  /** A change makes a new resource. */
  readonly replaces?: boolean;
  /** Sent and kept nowhere, so it is never compared; something next to it says when to send it again. */
  readonly writeOnly?: boolean;
  readonly default?: unknown;
  /** Left out of the program, it is the resource's logical name and seven random digits. */
  readonly autoName?: boolean;
  readonly oneOf?: readonly string[];
  /** Its name in the Management API where that isn't the snake case of its own; `false`: never sent, never read. */
  readonly wire?: string | false;
}

type Options = Omit<Property, "type" | "items" | "fields">;

export const string = (options: Options = {}): Property => ({ type: "string", ...options });
export const bool = (options: Options = {}): Property => ({ type: "boolean", ...options });
export const count = (options: Options = {}): Property => ({ type: "number", ...options });
export const array = (items: Property = string(), options: Options = {}): Property => ({
  type: "list",
  items,
  ...options,
});
export const set = (items: Property = string(), options: Options = {}): Property => ({
  type: "set",
  items,
  ...options,
});
export const map = (options: Options = {}): Property => ({
  type: "map",
  items: string(),
  ...options,
});
export const object = (fields: Properties, options: Options = {}): Property => ({
  type: "object",
  fields,
  ...options,
});

/** Returns the values a program may set, without what the engine keeps for itself (`__defaults`). */
export function withoutInternals(values: PropertyValues): PropertyValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith("__")));
}
