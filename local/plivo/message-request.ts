import { parseDestination } from "./destination";
import { encodingOf } from "./message-text";
import { refusalBy, type CarrierRules, type Refusal } from "./rules";

/** A request that Plivo would accept, with the destinations that it wouldn't. */
export interface AcceptedRequest {
  sender: string;
  text: string;
  destinations: string[];
  invalidNumbers: string[];
  /** Whether `log: false` was requested. */
  isRedacted: boolean;
}

export type MessageFields = Readonly<Record<string, unknown>>;

const TYPES: readonly unknown[] = ["sms", "mms", "whatsapp"];

const badRequest = (error: string): Refusal => ({ status: 400, error });

function textOf(fields: MessageFields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/**
 * Reads the fields of `POST Message/` as Plivo does. Plivo documents the required fields, their limits and the status 400,
 * but not the error texts, so nothing may depend on those.
 */
export function readMessageRequest(
  fields: MessageFields,
  rules: CarrierRules,
): AcceptedRequest | Refusal {
  const source = textOf(fields, "src");
  const powerpack = textOf(fields, "powerpack_uuid");
  const dst = textOf(fields, "dst");
  const text = textOf(fields, "text");
  if (source !== undefined && powerpack !== undefined)
    return badRequest("either src or powerpack_uuid can be sent, not both");
  const sender = source ?? powerpack;
  if (sender === undefined) return badRequest("src or powerpack_uuid is required");
  if (dst === undefined) return badRequest("dst is required");
  if (text === undefined) return badRequest("text is required");
  const wrong = wrongField(fields, source, text);
  if (wrong !== undefined) return badRequest(wrong);
  const isRedacted = fields["log"] === false || fields["log"] === "false";
  return readDestinations({ sender, text, dst, source, isRedacted }, rules);
}

function wrongField(
  fields: MessageFields,
  source: string | undefined,
  text: string,
): string | undefined {
  if (fields["type"] !== undefined && !TYPES.includes(fields["type"])) return "type is not valid";
  // Plivo removes everything except letters and digits from `src`; a sender id has at most 11 of them, a number at most 14.
  const sanitized = source?.replace(/[^A-Za-z0-9]/g, "");
  if (sanitized !== undefined && !/^(?:\d{3,14}|(?=.*[A-Za-z])[A-Za-z0-9]{1,11})$/.test(sanitized))
    return "src is not valid";
  const encoding = encodingOf(text);
  if (encoding.length > encoding.longest)
    return `text is longer than ${encoding.longest} characters`;
  return undefined;
}

function readDestinations(
  message: {
    sender: string;
    text: string;
    dst: string;
    source: string | undefined;
    isRedacted: boolean;
  },
  rules: CarrierRules,
): AcceptedRequest | Refusal {
  const accepted: AcceptedRequest = {
    sender: message.sender,
    text: message.text,
    destinations: [],
    invalidNumbers: [],
    isRedacted: message.isRedacted,
  };
  for (const part of message.dst.split("<")) {
    const digits = parseDestination(part);
    if (digits === undefined) accepted.invalidNumbers.push(part.trim());
    else if (!accepted.destinations.includes(digits)) accepted.destinations.push(digits);
  }
  if (accepted.destinations.length === 0) return badRequest("dst is not a valid phone number");
  for (const digits of accepted.destinations) {
    if (message.source?.replace(/\D/g, "") === digits)
      return badRequest("src and dst cannot be the same");
    const refusal = refusalBy(rules, message.sender, digits);
    if (refusal !== undefined) return refusal;
  }
  return accepted;
}
