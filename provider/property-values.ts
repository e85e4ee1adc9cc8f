import { Struct } from "google-protobuf/google/protobuf/struct_pb";

/** Inputs or outputs of a resource by name, with secrets opened. */
export type PropertyValues = Record<string, unknown>;

/** Stands for a value that is known only after an update, in a preview. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Key and value that mark an object as a secret. Source: sdk/go/common/resource/sig of pulumi/pulumi. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
export const SECRET_MARK = { [SIGNATURE]: SECRET } as const;

/** Returns whether a value stands for a secret. */
export function isMarkedSecret(value: object): boolean {
  return (value as PropertyValues)[SIGNATURE] === SECRET;
}

/** Returns whether a value is an object with named fields. */
export function isRecord(value: unknown): value is PropertyValues {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Converts the engine's values, with secrets opened. */
export function fromStruct(values: Struct | undefined): PropertyValues {
  return openSecrets(values?.toJavaScript() ?? {}) as PropertyValues;
}

/**
 * Converts values for the engine. Leaves out undefined ones.
 *
 * @param secretNames properties that are secret, whether or not the program marked them
 */
export function toStruct(values: PropertyValues, secretNames: readonly string[] = []): Struct {
  const marked = Object.entries(values).map(([name, value]) => [
    name,
    secretNames.includes(name) && value !== undefined ? { ...SECRET_MARK, value } : value,
  ]);
  const json = JSON.stringify(Object.fromEntries(marked));
  return Struct.fromJavaScript(JSON.parse(json) as Parameters<typeof Struct.fromJavaScript>[0]);
}

function openSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(openSecrets);
  if (!isRecord(value)) return value;
  if (isMarkedSecret(value)) return openSecrets(value["value"]);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, openSecrets(item)]));
}
