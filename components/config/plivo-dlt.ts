import type { ConfigReader } from "./config-reader";
import { InvalidValue } from "./problem";

/**
 * The registration that India's carriers require with each SMS (Distributed Ledger Technology). Plivo passes the
 * three on (https://www.plivo.com/docs/messaging/api/message/send-a-message).
 */
export interface PlivoDlt {
  entityId: string | undefined;
  templateId: string | undefined;
  templateCategory: string | undefined;
}

const CATEGORIES = ["transactional", "service_implicit", "service_explicit", "promotional"];

/** Reads the DLT keys; each may be left out. */
export function readPlivoDlt(reader: ConfigReader): PlivoDlt {
  return {
    entityId: reader.optional("plivoDltEntityId", parseDltId),
    templateId: reader.optional("plivoDltTemplateId", parseDltId),
    templateCategory: reader.optional("plivoDltTemplateCategory", parseDltTemplateCategory),
  };
}

function parseDltId(text: string): string {
  if (!/^\d{1,30}$/.test(text)) {
    throw new InvalidValue("must be the digits of the DLT registration", "1234567890123456789");
  }
  return text;
}

function parseDltTemplateCategory(text: string): string {
  if (!CATEGORIES.includes(text)) {
    throw new InvalidValue(`must be one of ${CATEGORIES.join(", ")}`, "transactional");
  }
  return text;
}
