import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";

/** What `Pulumi.<stack>.yaml` says. */
export interface StackSettings {
  readonly config: Record<string, unknown>;
}

/**
 * Reads a stack's settings from the project that holds this pack; `undefined` where there is no such file. An
 * organization before the stack's name is left out.
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

/** Config keys that hold a secret, and the auth0 plugin's that do. */
const SECRET_KEYS = [
  "plivoAuthToken",
  "plivoAuthTokenNext",
  "auth0:clientSecret",
  "auth0:apiToken",
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
