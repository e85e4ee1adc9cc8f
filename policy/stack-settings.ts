import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";

/** What `Pulumi.<stack>.yaml` says. */
export interface StackSettings {
  readonly config: Record<string, unknown>;
}

/** Reads a stack's settings from the project that holds this pack; `undefined` where there is no such file. */
export function readStackSettings(
  stack: string,
  project = resolve(__dirname, ".."),
): StackSettings | undefined {
  const file = resolve(project, `Pulumi.${stack}.yaml`);
  if (!existsSync(file)) return undefined;
  const settings = parse(readFileSync(file, "utf8")) as Partial<StackSettings> | null;
  return { config: settings?.config ?? {} };
}
