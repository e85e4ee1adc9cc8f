// Describes the properties of a plugin's resources: enough to check, compare and convert them.
import type { PropertyValues } from "../../../provider/property-values";

export { isRecord, UNKNOWN, type PropertyValues } from "../../../provider/property-values";

export type Properties = Readonly<Record<string, Property>>;

export interface Property {
  readonly type: "string" | "boolean" | "number" | "list" | "set" | "map" | "object";
  /** The items of a list, a set or a map. Default: strings. */
  readonly items?: Property;
  /** The fields of an object. */
  readonly fields?: Properties;
  readonly required?: boolean;
  /** Whether the tenant fills it in: a program that leaves it out doesn't remove it. */
  readonly computed?: boolean;
  /** Whether only the tenant sets it. */
  readonly output?: boolean;
  /** Whether a change replaces the resource. */
  readonly replaces?: boolean;
  /** Whether it is sent and never stored, so that it can't be compared; another property says when to send it again. */
  readonly writeOnly?: boolean;
  readonly default?: unknown;
  /** Whether its default is the resource's logical name and seven random digits. */
  readonly autoName?: boolean;
  readonly oneOf?: readonly string[];
  /** Its name in the Management API, if that isn't the snake case of its own name; `false`: never sent, never read. */
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

/** Returns the values that a program may set, without the engine's own (`__defaults`). */
export function withoutInternals(values: PropertyValues): PropertyValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith("__")));
}
