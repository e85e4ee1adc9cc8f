import type { Secrets } from "./auth0/events";

/** The Action's secrets, read once. */
export interface Settings {
  /** Plivo's Auth ID. */
  id: string;
  /** Plivo's Auth Token. */
  token: string;
  /** One of the two, under its name in Plivo's API. */
  from: { src: string | undefined; powerpack_uuid: string | undefined };
  /** What India's registry (DLT) knows the message by, under the names in Plivo's API. */
  dlt: Readonly<Record<string, string | undefined>>;
}

/** The settings, or undefined when a required one is missing or can't be one. */
export function readSettings(secrets: Secrets): Settings | undefined {
  const read = (name: string) => secrets["PLIVO_" + name]?.trim() || undefined;
  const id = read("AUTH_ID");
  const token = read("AUTH_TOKEN");
  const src = read("SENDER");
  const powerpack_uuid = read("POWERPACK");
  // The Auth ID becomes a part of the address.
  if (!id || /[^\w-]/.test(id) || !token || !src === !powerpack_uuid) return undefined;
  return {
    id,
    token,
    from: { src, powerpack_uuid },
    dlt: {
      dlt_entity_id: read("DLT_ENTITY_ID"),
      dlt_template_id: read("DLT_TEMPLATE_ID"),
      dlt_template_category: read("DLT_TEMPLATE_CATEGORY"),
    },
  };
}
