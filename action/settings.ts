import type { Secrets } from "./auth0-events";
import { hasNumberingPlan } from "./numbering-plan";
import type { Outcome, Reason } from "./outcome";

/** Set by the bundler: whether the stack sets `allowedCountries`. */
declare const CHECKS_COUNTRIES: boolean;

/** The sender of a message, under its name in Plivo's API. */
export type Sender = { readonly src: string } | { readonly powerpack_uuid: string };

/** The Action's secrets, read once. */
export interface ActionSettings {
  /** Plivo's Auth ID. */
  readonly authId: string;
  /** Plivo's Auth Tokens: the current one, then, during a rotation, the next one. */
  readonly authTokens: readonly string[];
  /** Sender by ISO code of the recipient's country; `*` is every other country's. */
  readonly senders: Readonly<Record<string, Sender>>;
  /** ISO codes; undefined allows every country. */
  readonly allowedCountries: readonly string[] | undefined;
  /** The message's registration in India (DLT), under the names in Plivo's API. */
  readonly dlt: Readonly<Record<string, string | undefined>>;
}

/** The outcome in place of settings that can't be used. */
type Refusal = Outcome & { readonly reason: Reason };

/** Reads the secrets, or returns the outcome that names the first one that is missing or not valid. */
export function readSettings(secrets: Secrets): ActionSettings | Refusal {
  const read = (name: string) => secrets[name]?.trim() || undefined;
  const authId = read("PLIVO_AUTH_ID");
  const authToken = read("PLIVO_AUTH_TOKEN");
  const senders = readSenders(read);
  const allowedCountries = secrets["ALLOWED_COUNTRIES"];
  // The Auth ID becomes a part of the address.
  if (!authId || /[^\w-]/.test(authId)) return wrong("PLIVO_AUTH_ID");
  if (!authToken) return wrong("PLIVO_AUTH_TOKEN");
  if (typeof senders === "string") return wrong(senders);
  // Either the stack's list was lost, or this code can't check it. Sending anyway would allow every country.
  if ((allowedCountries !== undefined) !== CHECKS_COUNTRIES) return { reason: "unchecked" };
  return {
    authId,
    authTokens: [authToken, read("PLIVO_AUTH_TOKEN_NEXT")].filter((token) => token !== undefined),
    senders,
    allowedCountries: allowedCountries?.toUpperCase().split(/[^A-Z]+/),
    dlt: {
      dlt_entity_id: read("PLIVO_DLT_ENTITY_ID"),
      dlt_template_id: read("PLIVO_DLT_TEMPLATE_ID"),
      dlt_template_category: read("PLIVO_DLT_TEMPLATE_CATEGORY"),
    },
  };
}

const wrong = (secret: string): Refusal => ({ reason: "settings", secret });

/** Reads the one secret that names the senders, or returns the name of the secret that is wrong. */
function readSenders(
  read: (name: string) => string | undefined,
): Readonly<Record<string, Sender>> | string {
  const names = ["PLIVO_SENDER", "PLIVO_POWERPACK", "PLIVO_SENDERS"] as const;
  const [name, second] = names.filter((each) => read(each));
  const value = name && read(name);
  if (!value || second) return second ?? "PLIVO_SENDER";
  if (name === "PLIVO_SENDER") return { "*": { src: value } };
  if (name === "PLIVO_POWERPACK") return { "*": { powerpack_uuid: value } };
  return (hasNumberingPlan && parseSenders(value)) || name;
}

function parseSenders(json: string): Readonly<Record<string, Sender>> | undefined {
  // Strings and arrays have entries too.
  if (!json.startsWith("{")) return undefined;
  try {
    const entries = Object.entries(JSON.parse(json) as Record<string, unknown>);
    const areTexts = entries.every(([, src]) => typeof src === "string" && src.trim());
    if (entries.length === 0 || !areTexts) return undefined;
    return Object.fromEntries(
      entries.map(([country, src]) => [country, { src: String(src).trim() }]),
    );
  } catch {
    return undefined;
  }
}
