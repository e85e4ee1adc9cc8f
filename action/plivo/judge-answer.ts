import { notSent, unknown, type Outcome } from "../outcome";
import type { Reason } from "../reasons";
import type { Answer } from "./answer";
import { judgeFailure } from "./judge-failure";

/** Plivo gives errors no code, only English; the first line that fits counts. */
const WORDINGS: readonly (readonly [RegExp, Reason])[] = [
  [/fraud/i, "fraud-shield"],
  [/credit|balance/i, "credit"],
  [/dlt|template/i, "dlt"],
  [/caller ?id|\bsrc\b|source|sender|powerpack/i, "sender"],
  [/\bgeo|permission|region|country/i, "geo-permission"],
  [/\bdst\b|destination|number/i, "number"],
];

const BY_STATUS: Readonly<Partial<Record<number, Reason>>> = {
  401: "credentials",
  402: "credit",
  403: "geo-permission",
};

interface PlivoBody {
  message_uuid?: unknown;
  invalid_number?: unknown;
  api_id?: unknown;
  error?: unknown;
}

/** What the sender knows and Plivo's answer may repeat. */
export interface Private {
  text: string;
  hidden: readonly string[];
}

/** What Plivo's answer to one request means. */
export function judgeAnswer(answer: Answer, own: Private): Outcome {
  const { status } = answer;
  if (status === undefined) return answer.error ? judgeFailure(answer.error) : unknown("time-out");
  if (status === 429) return { ...notSent("rate-limit", true), status };
  if (status === 503) return { ...notSent("unavailable", true), status };
  const body = parse(answer.body);
  const facts = { status, apiId: printable(body.api_id, own) };
  if (status >= 200 && status < 300) return { ...judgeSuccess(body, own), ...facts };
  if (status < 400 || status >= 500 || status === 408)
    return { ...unknown("unreadable"), ...facts };
  return { ...notSent(reasonOf(status, body, own)), ...facts };
}

function judgeSuccess(body: PlivoBody, own: Private): Outcome {
  if (Array.isArray(body.invalid_number) ? body.invalid_number.length : body.invalid_number)
    return notSent("number");
  const uuid: unknown = Array.isArray(body.message_uuid) ? body.message_uuid[0] : body.message_uuid;
  if (typeof uuid !== "string" || !uuid || body.error) return unknown("unreadable");
  return { result: "accepted", uuid: printable(uuid, own) };
}

function reasonOf(status: number, body: PlivoBody, own: Private): Reason {
  // The message could speak of credit or countries itself.
  const said = typeof body.error === "string" ? body.error.replaceAll(own.text, "") : "";
  const byWording =
    status === 401 ? undefined : WORDINGS.find(([wording]) => wording.test(said))?.[1];
  return byWording ?? BY_STATUS[status] ?? "rejected";
}

function parse(body: string | undefined): PlivoBody {
  try {
    return (JSON.parse(body ?? "") as PlivoBody | null) ?? {};
  } catch {
    return {};
  }
}

/** An id of Plivo's, unless it is no id or holds what must not be told. */
function printable(id: unknown, { hidden }: Private): string | undefined {
  if (typeof id !== "string" || !/^[\w-]{1,40}$/.test(id)) return undefined;
  const forms = [id, id.replace(/\D/g, "")];
  return hidden.some((secret) => secret && forms.some((form) => form.includes(secret)))
    ? undefined
    : id;
}
