import { PROJECT_NAME } from "../../components/config/config-keys";
import { isEncrypted, readStackSettings } from "../../policy/stack-settings";
import { PLACEHOLDER } from "./masked-state";
import { isCredential } from "./read-only-credentials";

/** Values that the program's rules accept in place of encrypted ones. */
const STAND_INS: Readonly<Record<string, string>> = {
  plivoAuthId: "MAXXXXXXXXXXXXXXXXXX",
  plivoSender: "+15555550100",
  plivoPowerpack: "00000000-0000-0000-0000-000000000000",
  plivoSenders: '{"*":"+15555550100"}',
  allowedCountries: '["US"]',
  appUrls: '["https://app.example.com"]',
  testUserEmail: "test.user@example.com",
  "auth0:domain": "tenant.example.com",
};

/** A stack's config without any value that is encrypted in its file. */
export interface MaskedSettings {
  /** As in the file. */
  readonly clear: Readonly<Record<string, unknown>>;
  /** Placeholders, by key, for the encrypted values. */
  readonly placeholders: Readonly<Record<string, string>>;
}

/**
 * Reads `Pulumi.<stack>.yaml` as far as that is possible without its passphrase. The tenant's credentials are left out.
 */
export function maskSettings(stack: string, folder: string): MaskedSettings {
  const config = Object.entries(readStackSettings(stack, folder)?.config ?? {}).filter(
    ([key]) => !isCredential(key),
  );
  const encrypted = config.filter(([, value]) => isEncrypted(value)).map(([key]) => key);
  return {
    clear: Object.fromEntries(config.filter(([key]) => !encrypted.includes(key))),
    placeholders: Object.fromEntries(encrypted.map((key) => [key, standInFor(key)])),
  };
}

/** Returns a value for a key, with or without the project's namespace, that the program's rules accept. */
export function standInFor(key: string): string {
  return STAND_INS[key.replace(`${PROJECT_NAME}:`, "")] ?? PLACEHOLDER;
}
