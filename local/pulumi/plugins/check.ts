import { randomBytes } from "node:crypto";
import type { CheckFailure } from "../../../provider/resource-type";
import { isRecord, UNKNOWN, type Properties, type Property, type PropertyValues } from "./property";

export interface Checked {
  readonly inputs: PropertyValues;
  readonly failures: CheckFailure[];
}

/**
 * Returns the inputs of a resource with their defaults, and everything that is wrong with them.
 *
 * @param name the resource's logical name, for names that the program leaves out
 * @param olds the inputs of the last run; a generated name in them is kept
 */
export function checkInputs(
  properties: Properties,
  name: string,
  olds: PropertyValues,
  news: PropertyValues,
): Checked {
  const failures = checkObject(properties, news, "");
  const inputs: PropertyValues = { ...news };
  const made = Array.isArray(olds["__defaults"]) ? (olds["__defaults"] as string[]) : [];
  const defaults: string[] = [];
  for (const [key, property] of Object.entries(properties)) {
    if (inputs[key] !== undefined && inputs[key] !== null) continue;
    const value = property.autoName
      ? autoName(name, made.includes(key) ? olds[key] : undefined)
      : property.default;
    if (value === undefined) continue;
    inputs[key] = value;
    defaults.push(key);
  }
  inputs["__defaults"] = defaults;
  return { inputs, failures };
}

function autoName(name: string, old: unknown): string {
  return typeof old === "string" ? old : `${name}-${randomBytes(4).toString("hex").slice(0, 7)}`;
}

function checkObject(properties: Properties, values: PropertyValues, path: string): CheckFailure[] {
  const failures: CheckFailure[] = [];
  for (const [name, value] of Object.entries(values)) {
    if (name.startsWith("__")) continue;
    const property = properties[name];
    if (property === undefined || property.output) {
      const known = Object.keys(properties).filter((key) => !properties[key]?.output);
      failures.push({
        property: path + name,
        reason: `is not a property here; there are ${known.join(", ")}`,
      });
    } else failures.push(...checkValue(property, value, path + name));
  }
  for (const [name, property] of Object.entries(properties)) {
    if (property.required && (values[name] === undefined || values[name] === null)) {
      failures.push({ property: path + name, reason: "is required and missing" });
    }
  }
  return failures;
}

function checkValue(property: Property, value: unknown, path: string): CheckFailure[] {
  if (value === undefined || value === null || value === UNKNOWN) return [];
  const wrong = (expected: string): CheckFailure[] => [
    { property: path, reason: `must be ${expected}` },
  ];
  switch (property.type) {
    case "list":
    case "set":
      if (!Array.isArray(value)) return wrong("a list");
      return value.flatMap((item: unknown, index) =>
        checkItem(property, item, `${path}[${index}]`),
      );
    case "map":
      if (!isRecord(value)) return wrong("a map");
      return Object.entries(value).flatMap(([key, item]) =>
        checkItem(property, item, `${path}.${key}`),
      );
    case "object":
      return isRecord(value)
        ? checkObject(property.fields ?? {}, value, `${path}.`)
        : wrong("an object");
    default:
      if (typeof value !== property.type) return wrong(`a ${property.type}`);
      if (property.oneOf && !property.oneOf.includes(value as string))
        return wrong(`one of ${property.oneOf.join(", ")}`);
      return [];
  }
}

function checkItem(property: Property, item: unknown, path: string): CheckFailure[] {
  return property.items ? checkValue(property.items, item, path) : [];
}
