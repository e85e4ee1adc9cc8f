import type { Outcome } from "../outcome";
import { reasonFor } from "../reasons";
import type { Answer } from "./answer";

interface PlivoBody {
  message_uuid?: unknown;
  invalid_number?: unknown;
  api_id?: unknown;
  error?: unknown;
}

/**
 * What Plivo's answer to one request means.
 *
 * @param hidden what the answer may repeat and nobody is to read.
 */
export function judgeAnswer(answer: Answer, hidden: readonly string[]): Outcome {
  const { status } = answer;
  const said = parse(answer.body);
  const uuid: unknown = [said.message_uuid].flat()[0];
  // Plivo answers 202 also to a list of recipients in which all are wrong.
  const wrongNumber = [said.invalid_number ?? []].flat().length > 0;
  const accepted =
    status && status < 300 && typeof uuid === "string" && uuid && !said.error && !wrongNumber;
  return {
    reason: accepted
      ? undefined
      : reasonFor(wrongNumber ? "400 number" : signsOf(answer, said.error, hidden)),
    status,
    uuid: printable(uuid, hidden),
    api_id: printable(said.api_id, hidden),
  };
}

function signsOf({ status, error }: Answer, words: unknown, hidden: readonly string[]): string {
  // The message itself may speak of credit or countries.
  const strip = (said: string, secret: string) => said.replaceAll(secret, "");
  if (status) return `${status} ${hidden.reduce(strip, JSON.stringify(words ?? ""))}`;
  if (!error) return "";
  const { code, syscall } = error.cause ?? error;
  return "fetch " + String([syscall, code]);
}

function parse(body: string): PlivoBody {
  try {
    return (JSON.parse(body) as PlivoBody | null) ?? {};
  } catch {
    return {};
  }
}

/** One of Plivo's ids, unless it isn't one or holds what is to be hidden. */
function printable(id: unknown, hidden: readonly string[]): string | undefined {
  if (typeof id !== "string" || !/^[\w-]{1,40}$/.test(id)) return undefined;
  const seen = id + " " + id.replace(/\D/g, "");
  return hidden.some((secret) => secret && seen.includes(secret)) ? undefined : id;
}
