import type { PlivoStep } from "./action-run";
import {
  accepted,
  plivoAnswers,
  API_ID,
  closedBeforeTls,
  drippingBody,
  endlessBody,
  failure,
  failures,
  halfBody,
  hang,
  hangDeafly,
  refused,
  UUID,
} from "./plivo-steps";

/** One thing that Plivo can do, and what the Action makes of it. */
export interface CarrierBehavior {
  /** As docs/action.md names it. */
  plivo: string;
  steps: PlivoStep[];
  /** Key of the reason, or "accepted". */
  outcome: string;
  /** Requests that Plivo gets; more than one number is right if the jitter decides. */
  requests: number | [number, number];
}

const row = (
  plivo: string,
  outcome: string,
  steps: PlivoStep | PlivoStep[],
  requests: number | [number, number] = 1,
): CarrierBehavior => ({
  plivo,
  steps: [steps].flat(),
  outcome,
  requests,
});

const SOON = { "retry-after": "1" };

export const CARRIER_BEHAVIORS: readonly CarrierBehavior[] = [
  row("202 with a message uuid", "accepted", accepted()),
  row("200 or 201 with a message uuid", "accepted", accepted(201)),
  row(
    "202 with `invalid_number`",
    "number",
    plivoAnswers(202, { message_uuid: [UUID], invalid_number: ["1"], api_id: API_ID }),
  ),
  row(
    "202 with `invalid_number` and no uuid",
    "number",
    plivoAnswers(202, { message_uuid: [], invalid_number: ["1"], api_id: API_ID }),
  ),
  row(
    "202 without a uuid",
    "accepted",
    plivoAnswers(202, { message: "message(s) queued", api_id: API_ID }),
  ),
  row(
    "202 with an empty list of uuids",
    "contradictory",
    plivoAnswers(202, { message_uuid: [], api_id: API_ID }),
  ),
  row(
    "202 with a uuid and an `error`",
    "contradictory",
    plivoAnswers(202, { message_uuid: [UUID], error: "no" }),
  ),
  row("202 with an `error` and no uuid", "contradictory", refused(202, "no")),
  row("202 without a body", "accepted", plivoAnswers(202, null)),
  row("202 with HTML", "accepted", plivoAnswers(202, "<html>ok</html>")),
  row("202 with JSON that is no object", "accepted", plivoAnswers(202, "null")),
  row("202, the body cut off", "accepted", halfBody("cut")),
  row("202, the body never ends", "accepted", halfBody("hang")),
  row("202, the body drips without end", "accepted", drippingBody(202)),
  row("202, the body is endless", "accepted", endlessBody(202).step),
  row("200 or 201 without a uuid", "unreadable", plivoAnswers(200, { api_id: API_ID })),
  row("200 with HTML", "unreadable", plivoAnswers(200, "<html>ok</html>")),
  row("204", "unreadable", plivoAnswers(204, null)),
  row(
    "a redirect (301, 302, 303, 307, 308)",
    "unreadable",
    plivoAnswers(307, null, { location: "https://elsewhere.example/" }),
  ),
  row(
    "400: sender not allowed",
    "sender",
    refused(400, "This caller ID is not allowed for outbound message"),
  ),
  row("400: `src` not valid", "sender", refused(400, "src parameter is not valid")),
  row("404: no such Powerpack", "sender", refused(404, "powerpack not found")),
  row("400: destination not valid", "number", refused(400, "dst is not a valid phone number")),
  row("400: no credit", "credit", refused(400, "Insufficient credit")),
  row("402", "credit", refused(402, "payment required")),
  row(
    "400: Fraud Shield",
    "fraud",
    refused(400, "Blocked by Fraud Shield for this destination country"),
  ),
  row("400: DLT data missing", "dlt", refused(400, "DLT entity and template are required")),
  row("400, anything else", "rejected", refused(400, "something is wrong")),
  row("400 with HTML", "rejected", plivoAnswers(400, "<html>")),
  row("400, the body never ends", "rejected", drippingBody(400)),
  row("401", "credentials", plivoAnswers(401, "Could not verify your access level for that URL.")),
  row("401 with a uuid", "contradictory", accepted(401)),
  row("403", "geo", refused(403, "Permission to send to this region is missing")),
  row("403 without a body", "geo", plivoAnswers(403, null)),
  row("404", "rejected", refused(404, "not found")),
  row("405, 413 or another 4xx", "rejected", plivoAnswers(413, null)),
  row("408", "unreadable", plivoAnswers(408, null)),
  row("429, then 202", "accepted", [plivoAnswers(429, null, SOON), accepted()], 2),
  row("429 with a uuid", "contradictory", accepted(429)),
  row("429, the body cut off", "unreadable", halfBody("cut", 429, "{")),
  row("429 without end", "rate", plivoAnswers(429, null), 4),
  row(
    "429, `Retry-After` longer than the run may take",
    "rate",
    plivoAnswers(429, null, { "retry-after": "3600" }),
  ),
  row("500", "unreadable", refused(500, "Server error")),
  row("502 or 504 with HTML", "unreadable", plivoAnswers(502, "<html>Bad gateway</html>")),
  row("503, then 202", "accepted", [plivoAnswers(503, "<html>"), accepted()], 2),
  row("503 with a uuid", "contradictory", accepted(503)),
  row("503 with a uuid, the body cut off", "contradictory", halfBody("cut", 503)),
  row("503, the body cut off", "unreadable", halfBody("cut", 503, "{")),
  row("500 with a uuid", "contradictory", accepted(500)),
  row("503 without end", "unavailable", plivoAnswers(503, null), 4),
  row(
    "connection refused, then 202",
    "accepted",
    [failure("ECONNREFUSED", "connect"), accepted()],
    2,
  ),
  row("connection refused without end", "connection", failure("ECONNREFUSED", "connect"), 4),
  row("name not found", "connection", failure("ENOTFOUND", "getaddrinfo"), 4),
  row("name server fails", "connection", failure("EAI_AGAIN", "getaddrinfo"), 4),
  row("no route to the host", "connection", failure("EHOSTUNREACH", "connect"), 4),
  row("no connection in time", "connection", failure("UND_ERR_CONNECT_TIMEOUT"), 4),
  row("connection closed before TLS is established", "connection", closedBeforeTls, 4),
  row(
    "several addresses, none reachable",
    "connection",
    failures(["ECONNREFUSED", "connect"], ["ENETUNREACH", "connect"], ["ETIMEDOUT", "connect"]),
    4,
  ),
  row(
    "several addresses, one connection broke",
    "cut",
    failures(["ECONNREFUSED", "connect"], ["ECONNRESET", "read"]),
  ),
  row("certificate not valid", "certificate", failure("CERT_HAS_EXPIRED")),
  row("certificate of another name", "certificate", failure("ERR_TLS_CERT_ALTNAME_INVALID")),
  row("connection reset", "cut", failure("ECONNRESET", "read")),
  row("connection closed without an answer", "cut", failure("UND_ERR_SOCKET")),
  row("no answer", "time-out", hang),
  row("no answer, and the request can't be ended", "time-out", hangDeafly),
];
