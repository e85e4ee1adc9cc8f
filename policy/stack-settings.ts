import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";
import { SECRET_ACCESS_SETTINGS } from "../components/auth0/management-access";

/** The settings in `Pulumi.<stack>.yaml`. */
export interface StackSettings {
  readonly config: Record<string, unknown>;
}

/**
 * Reads a stack's settings from the project that contains this pack; `undefined` if there is no such file. Ignores an
 * organization before the stack's name.
 */
export function readStackSettings(
  stack: string,
  project = resolve(__dirname, ".."),
): StackSettings | undefined {
  const file = resolve(project, `Pulumi.${stack.split("/").at(-1) ?? stack}.yaml`);
  if (!existsSync(file)) return undefined;
  const settings = parse(readFileSync(file, "utf8")) as Partial<StackSettings> | null;
  return { config: settings?.config ?? {} };
}

/** Config keys of the program and of the auth0 plugin whose values are secret. */
const SECRET_KEYS = [
  "plivoAuthToken",
  "plivoAuthTokenNext",
  ...SECRET_ACCESS_SETTINGS.map((key) => `auth0:${key}`),
];

/** Lists the secret keys that a stack's settings hold unencrypted, in the file's spelling. */
export function keysInClear(settings: StackSettings | undefined): string[] {
  return Object.entries(settings?.config ?? {})
    .filter(
      ([key, value]) =>
        SECRET_KEYS.some((secret) => key === secret || key.endsWith(`:${secret}`)) &&
        !isEncrypted(value),
    )
    .map(([key]) => key);
}

/** Returns whether a value is encrypted in the stack's file. */
export function isEncrypted(value: unknown): boolean {
  return typeof value === "object" && value !== null && "secure" in value;
}
