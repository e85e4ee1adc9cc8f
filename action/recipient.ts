/**
 * Digits of an international number (`+1-555-765-4321` gives `15557654321`), or undefined when it is none.
 *
 * The plus is required: Plivo strips it and reads the first digits as the country code, so `5557654321` would go to
 * Brazil. Of other characters only blanks and the usual separators pass; Plivo takes `<` for a list of recipients.
 * E.164 allows 15 digits; the shortest numbers with a country code have 7.
 */
export function normaliseRecipient(recipient: string): string | undefined {
  const compact = recipient.replace(/[\s().\-\u2010-\u2015]/g, "");
  return /^\+[1-9]\d{6,14}$/.test(compact) ? compact.slice(1) : undefined;
}
