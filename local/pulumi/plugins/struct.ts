import struct from "google-protobuf/google/protobuf/struct_pb";
import type { PropertyValues } from "./property";

/** Writes property values as the provider protocol carries them. What is undefined is left out. */
export function structOf(values: PropertyValues): struct.Struct {
  return struct.Struct.fromJavaScript(
    JSON.parse(JSON.stringify(values)) as Record<string, struct.JavaScriptValue>,
  );
}

export function valuesOf(values: struct.Struct | undefined): PropertyValues {
  return values?.toJavaScript() ?? {};
}
