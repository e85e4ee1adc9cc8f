import { PROJECT_NAME } from "../../../components/config/config-keys";
import { isEncrypted, readStackSettings } from "../../../policy/stack-settings";
import { standInFor } from "../masked-settings";
import { PLACEHOLDER } from "../masked-state";

/** Config for a local stack: what `Pulumi.<stack>.yaml` has in plain text, and placeholders for the rest. */
export interface OfflineConfig {
  readonly clear: Readonly<Record<string, string>>;
  readonly secret: Readonly<Record<string, string>>;
  /** Keys with a placeholder, because they are encrypted or not set. */
  readonly standIns: readonly string[];
}

/** Reads the settings of a stack as far as they can be read without its passphrase. A stack without a file has none. */
export function offlineConfig(stack: string, folder: string): OfflineConfig {
  const settings = readSettings(stack, folder);
  const encrypted = Object.keys(settings).filter((key) => isEncrypted(settings[key]));
  const hasSender = ["plivoSender", "plivoPowerpack", "plivoSenders"].some(
    (key) => key in settings,
  );
  const needed = ["plivoAuthId", "plivoAuthToken", ...(hasSender ? [] : ["plivoSender"])];
  const standIns = [
    ...new Set([...encrypted, ...needed.filter((key) => !(key in settings))]),
  ].sort();
  const values = Object.entries(settings)
    .filter(([, value]) => !isEncrypted(value))
    .map(([key, value]) => [key, textOf(value)] as const);
  return {
    clear: Object.fromEntries([
      ...values,
      ...standIns
        .filter((key) => key !== "plivoAuthToken")
        .map((key) => [key, standInFor(key)] as const),
    ]),
    secret: standIns.includes("plivoAuthToken") ? { plivoAuthToken: PLACEHOLDER } : {},
    standIns,
  };
}

/** Reads the project's own keys. Those of the auth0 plugin name the account, which isn't used. */
function readSettings(stack: string, folder: string): Record<string, unknown> {
  const config = readStackSettings(stack, folder)?.config ?? {};
  const prefix = `${PROJECT_NAME}:`;
  return Object.fromEntries(
    Object.entries(config)
      // A key without a namespace is the project's, too.
      .filter(([key]) => key.startsWith(prefix) || !key.includes(":"))
      .map(([key, value]) => [key.replace(prefix, ""), value]),
  );
}

/** Returns a value as the engine hands it to the program: a YAML list or map as JSON. */
function textOf(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
