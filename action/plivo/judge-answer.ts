import type { Outcome, Reason } from "../outcome";
import { connectionReason } from "./connection-error";
import type { RequestResult } from "./request";

interface PlivoBody {
  message_uuid?: unknown;
  invalid_number?: unknown;
  api_id?: unknown;
  error?: unknown;
}

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/**
 * Decides what Plivo's answer to one request means.
 *
 * @param hidden texts that the answer may repeat and the log must not
 */
export function judgeAnswer(answer: RequestResult, hidden: readonly string[]): Outcome {
  const body = parse(answer.body);
  // A body that was cut off, or isn't JSON, may still name a message.
  const uuid = new RegExp(`message_?uuid\\W+(${UUID})`, "i").exec(answer.body)?.[1];
  const hasMessage = !!uuid || [body.message_uuid].flat().some(Boolean);
  return {
    reason: reasonFor(answer, body, hasMessage, hidden),
    status: answer.status,
    uuid: printable(uuid, hidden),
    api_id: printable(body.api_id, hidden),
  };
}

function reasonFor(
  answer: RequestResult,
  body: PlivoBody,
  hasMessage: boolean,
  hidden: readonly string[],
): Reason | undefined {
  const { status, error, isWhole } = answer;
  if (!status) return error === undefined ? "time-out" : connectionReason(error);
  if (status >= 200 && status < 300) return reasonForSuccess(status, body, hasMessage);
  if (hasMessage) return "contradictory";
  switch (status) {
    // Only these three allow another request, and only a complete answer shows that no message was accepted.
    case 401:
      return isWhole ? "credentials" : "unreadable";
    case 429:
      return isWhole ? "rate" : "unreadable";
    case 503:
      return isWhole ? "unavailable" : "unreadable";
    case 402:
      return "credit";
    case 408:
      return "unreadable";
  }
  // A server that failed or redirects may have passed the message on already.
  if (status < 400 || status >= 500) return "unreadable";
  // The message itself may contain words such as "credit".
  const strip = (words: string, secret: string) => words.replaceAll(secret, "");
  return reasonForRefusal(status, hidden.reduce(strip, JSON.stringify(body.error ?? "")));
}

/** Plivo answers 202 even if no recipient of a list is valid. */
function reasonForSuccess(
  status: number,
  { invalid_number, error, message_uuid }: PlivoBody,
  hasMessage: boolean,
): Reason | undefined {
  if ([invalid_number ?? []].flat().length > 0) return "number";
  if (error || (Array.isArray(message_uuid) && !hasMessage)) return "contradictory";
  return status === 202 || hasMessage ? undefined : "unreadable";
}

/** Plivo's errors have no code, only undocumented English: an error that no word matches is `rejected`. */
function reasonForRefusal(status: number, words: string): Reason {
  const say = (pattern: RegExp) => pattern.test(words);
  if (say(/fraud/i)) return "fraud";
  if (say(/credit|balance/i)) return "credit";
  if (say(/dlt|template/i)) return "dlt";
  if (say(/caller.?id|src|sender|powerpack/i)) return "sender";
  if (status === 403 || say(/permission|region|countr/i)) return "geo";
  if (say(/dst|destin|number/i)) return "number";
  return "rejected";
}

function parse(body: string): PlivoBody {
  try {
    return (JSON.parse(body) as PlivoBody | null) ?? {};
  } catch {
    return {};
  }
}

/** Returns one of Plivo's ids, unless it isn't a UUID or contains a text that must not be logged. */
function printable(id: unknown, hidden: readonly string[]): string | undefined {
  if (typeof id !== "string" || !new RegExp(`^${UUID}$`, "i").test(id)) return undefined;
  const seen = id + " " + id.replace(/\D/g, "");
  return hidden.some((secret) => secret && seen.includes(secret)) ? undefined : id;
}
