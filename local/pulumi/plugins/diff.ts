import type { PropertyDifference } from "../../../provider/resource-type";
import { isRecord, type Properties, type Property, type PropertyValues } from "./property";

/** Returns what the program's inputs change in the tenant's last known values. */
export function compareProperties(
  properties: Properties,
  state: PropertyValues,
  inputs: PropertyValues,
): PropertyDifference[] {
  return compareFields(properties, state, inputs, "", false);
}

/** Returns the names of the top-level properties that change. */
export function changedNames(
  properties: Properties,
  state: PropertyValues,
  inputs: PropertyValues,
): Set<string> {
  return new Set(
    compareProperties(properties, state, inputs).map(({ path }) => path.replace(/[.[].*$/, "")),
  );
}

function compareFields(
  properties: Properties,
  old: PropertyValues,
  next: PropertyValues,
  path: string,
  replaces: boolean,
): PropertyDifference[] {
  return Object.entries(properties)
    .filter(([, property]) => !property.output && !property.writeOnly)
    .flatMap(([name, property]) => compare(property, old[name], next[name], path + name, replaces));
}

function compare(
  property: Property,
  old: unknown,
  next: unknown,
  path: string,
  above: boolean,
): PropertyDifference[] {
  const replaces = above || property.replaces === true;
  if (isAbsent(next)) {
    // The official plugin treats nothing, an empty text and `false` as the same, so leaving one out removes nothing.
    return property.computed || isZero(old) ? [] : [{ path, kind: "delete", replaces }];
  }
  if (isAbsent(old)) return isZero(next) ? [] : [{ path, kind: "add", replaces }];
  if (property.type === "object" && isRecord(old) && isRecord(next)) {
    return compareFields(property.fields ?? {}, old, next, `${path}.`, replaces);
  }
  if (property.type === "map" && isRecord(old) && isRecord(next)) {
    return [...new Set([...Object.keys(old), ...Object.keys(next)])].flatMap((key) =>
      compare({ type: "string" }, old[key], next[key], `${path}.${key}`, replaces),
    );
  }
  if (Array.isArray(old) && Array.isArray(next))
    return compareLists(property, old, next, path, replaces);
  return old === next ? [] : [{ path, kind: "update", replaces }];
}

function compareLists(
  property: Property,
  old: unknown[],
  next: unknown[],
  path: string,
  replaces: boolean,
): PropertyDifference[] {
  if (property.type === "set") {
    const sorted = (items: unknown[]): string =>
      JSON.stringify(items.map((item) => JSON.stringify(item)).sort());
    return sorted(old) === sorted(next) ? [] : [{ path, kind: "update", replaces }];
  }
  const items = property.items ?? { type: "string" };
  return Array.from({ length: Math.max(old.length, next.length) }, (_, index) => {
    const at = `${path}[${index}]`;
    if (index >= next.length) return [{ path: at, kind: "delete" as const, replaces }];
    if (index >= old.length) return [{ path: at, kind: "add" as const, replaces }];
    return compare(items, old[index], next[index], at, replaces);
  }).flat();
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isZero(value: unknown): boolean {
  if (isAbsent(value) || value === "" || value === false || value === 0) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}
