import { isRecord, type Properties, type Property, type PropertyValues } from "../property";

/** Returns the request body for the program's values: converts Pulumi's camel case to the Management API's snake case. */
export function toWire(properties: Properties, values: PropertyValues): PropertyValues {
  const body: PropertyValues = {};
  for (const [name, property] of Object.entries(properties)) {
    const value = values[name];
    if (property.wire === false || property.output || value === undefined || value === null)
      continue;
    body[wireName(name, property)] = convert(property, value, toWire);
  }
  return body;
}

/** Returns the resource's state for an answer of the Management API. What the answer leaves out is left out. */
export function fromWire(properties: Properties, answer: PropertyValues): PropertyValues {
  const state: PropertyValues = {};
  for (const [name, property] of Object.entries(properties)) {
    if (property.wire === false) continue;
    const value = answer[wireName(name, property)];
    if (value !== undefined && value !== null) state[name] = convert(property, value, fromWire);
  }
  return state;
}

function convert(property: Property, value: unknown, fields: typeof toWire): unknown {
  if (property.type === "object" && isRecord(value)) return fields(property.fields ?? {}, value);
  const { items } = property;
  if (items?.type === "object" && Array.isArray(value)) {
    return value.map((item: unknown) => convert(items, item, fields));
  }
  return value;
}

function wireName(name: string, property: Property): string {
  return property.wire || name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
