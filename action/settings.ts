import type { Secrets } from "./auth0/events";

/** The Action's secrets, read once. */
export interface Settings {
  authId: string;
  authToken: string;
  /** `src` or `powerpack_uuid` of Plivo's message API. */
  sender: { src: string } | { powerpack_uuid: string };
  /** ISO country codes with any separator; undefined allows all. */
  allowedCountries: string | undefined;
  /** Fields that India's registry (DLT) wants, by their names in Plivo's API. */
  dlt: Readonly<Record<string, string>>;
}

const DLT_FIELDS = ["dlt_entity_id", "dlt_template_id", "dlt_template_category"];

/** The settings, or undefined when one of them is missing or contradicts another. */
export function readSettings(secrets: Secrets): Settings | undefined {
  const secret = (name: string) => secrets[name]?.trim() ?? "";
  const [authId, authToken] = [secret("PLIVO_AUTH_ID"), secret("PLIVO_AUTH_TOKEN")];
  const [src, powerpack] = [secret("PLIVO_SENDER"), secret("PLIVO_POWERPACK")];
  // The Auth ID becomes a part of the address.
  if (!/^[\w-]+$/.test(authId) || !authToken || !src === !powerpack) return undefined;
  return {
    authId,
    authToken,
    sender: src ? { src: src.replace(/^\+|[\s().-]/g, "") } : { powerpack_uuid: powerpack },
    allowedCountries: secrets["ALLOWED_COUNTRIES"],
    dlt: Object.fromEntries(
      DLT_FIELDS.map((field) => [field, secret(`PLIVO_${field.toUpperCase()}`)]).filter(
        ([, value]) => value,
      ),
    ) as Record<string, string>,
  };
}
