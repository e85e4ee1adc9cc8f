import { loggedReason, runHandler, SECRETS, MESSAGE, type PlivoStep } from "./action-run";
import { ACTIONS, PLAIN } from "./loaded-action";
import {
  accepted,
  plivoAnswers,
  API_ID,
  closedBeforeTls,
  failure,
  failures,
  UUID,
} from "./plivo-steps";

const OTHER = "0a1b2c3d-0000-4000-8000-00000000000f";

/** A failure that undici wraps once more, with other words and fields. */
const rejects =
  (error: unknown): PlivoStep =>
  () =>
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- nothing says that fetch does
    Promise.reject(error);

const wrapped = (cause: unknown): PlivoStep => rejects(new TypeError("fetch failed", { cause }));

/** What Plivo answers, what the Action makes of it, and how often it asks. */
const ANSWERS: readonly (readonly [string, PlivoStep | PlivoStep[], string, number])[] = [
  ["202, the uuid alone", plivoAnswers(202, { message_uuid: UUID }), "accepted", 1],
  [
    "202, the uuid below another key",
    plivoAnswers(202, { data: { message_uuid: [UUID] } }),
    "accepted",
    1,
  ],
  ["202, a list", plivoAnswers(202, [{ message_uuid: [UUID] }]), "accepted", 1],
  ["202, a number", plivoAnswers(202, "42"), "accepted", 1],
  ["202, two JSON texts", plivoAnswers(202, `{"message_uuid":["${UUID}"]}{}`), "accepted", 1],
  [
    "202, a byte order mark",
    plivoAnswers(202, `\ufeff{"message_uuid":["${UUID}"]}`),
    "accepted",
    1,
  ],
  ["202, `error` null", plivoAnswers(202, { message_uuid: [UUID], error: null }), "accepted", 1],
  ["202, `error` empty", plivoAnswers(202, { message_uuid: [UUID], error: "" }), "accepted", 1],
  [
    "202, `invalid_number` empty",
    plivoAnswers(202, { message_uuid: [UUID], invalid_number: [] }),
    "accepted",
    1,
  ],
  [
    "202, `invalid_number` a text",
    plivoAnswers(202, { invalid_number: "18085555555" }),
    "number",
    1,
  ],
  [
    "202, `message_uuid` null",
    plivoAnswers(202, { message_uuid: null, api_id: API_ID }),
    "accepted",
    1,
  ],
  ["202, a list of no uuid", plivoAnswers(202, { message_uuid: [null, ""] }), "contradictory", 1],
  ["200, the uuid as a text", plivoAnswers(200, { message_uuid: UUID }), "accepted", 1],
  ["201, camel case", plivoAnswers(201, { messageUuid: [UUID] }), "accepted", 1],
  ["200, nothing", plivoAnswers(200, ""), "unreadable", 1],
  ["206, a uuid", accepted(206), "accepted", 1],
  ["299, nothing", plivoAnswers(299, "{}"), "unreadable", 1],
  [
    "503, the uuid below another key",
    plivoAnswers(503, { data: { message_uuid: [UUID] } }),
    "contradictory",
    1,
  ],
  ["503, the uuid as a text", plivoAnswers(503, { message_uuid: UUID }), "contradictory", 1],
  [
    "503, the uuid after null",
    plivoAnswers(503, { message_uuid: [null, UUID] }),
    "contradictory",
    1,
  ],
  ["503, the uuid in HTML", plivoAnswers(503, `<p>message_uuid: ${UUID}</p>`), "contradictory", 1],
  ["503, camel case", plivoAnswers(503, { messageUuid: [UUID] }), "contradictory", 1],
  [
    "503, capital letters",
    plivoAnswers(503, { MESSAGE_UUID: UUID.toUpperCase() }),
    "contradictory",
    1,
  ],
  ["429, a uuid of no message", [plivoAnswers(429, { api_id: OTHER }), accepted()], "accepted", 2],
  ["429, HTML", [plivoAnswers(429, "<html>slow down</html>"), accepted()], "accepted", 2],
  [
    "429, then 503, then 202",
    [plivoAnswers(429, null), plivoAnswers(503, null), accepted()],
    "accepted",
    3,
  ],
  [
    "429, `Retry-After: 0`",
    [plivoAnswers(429, null, { "retry-after": "0" }), accepted()],
    "accepted",
    2,
  ],
  [
    "429, `Retry-After: -5`",
    [plivoAnswers(429, null, { "retry-after": "-5" }), accepted()],
    "accepted",
    2,
  ],
  [
    "429, `Retry-After: soon`",
    [plivoAnswers(429, null, { "retry-after": "soon" }), accepted()],
    "accepted",
    2,
  ],
  [
    "429, `Retry-After` in the past",
    [plivoAnswers(429, null, { "retry-after": "Wed, 21 Oct 2015 07:28:00 GMT" }), accepted()],
    "accepted",
    2,
  ],
  ["429, `Retry-After: 1e9`", plivoAnswers(429, null, { "retry-after": "1e9" }), "rate", 1],
  [
    "429, `Retry-After: Infinity`",
    plivoAnswers(429, null, { "retry-after": "Infinity" }),
    "rate",
    1,
  ],
  ["429, then 401", [plivoAnswers(429, null), plivoAnswers(401, "no")], "credentials", 2],
  ["503, then 500", [plivoAnswers(503, null), plivoAnswers(500, null)], "unreadable", 2],
  [
    "302 to a page",
    plivoAnswers(302, "<html>", { location: "https://login.example/" }),
    "unreadable",
    1,
  ],
  ["304", plivoAnswers(304, null), "unreadable", 1],
  ["400, `error` an object", plivoAnswers(400, { error: { dst: ["is not valid"] } }), "number", 1],
  ["400, `error` a list", plivoAnswers(400, { error: ["src is not valid"] }), "sender", 1],
  ["400, `error` a number", plivoAnswers(400, { error: 7 }), "rejected", 1],
  ["400, a list", plivoAnswers(400, "[]"), "rejected", 1],
  ["400, null", plivoAnswers(400, "null"), "rejected", 1],
  ["410", plivoAnswers(410, "gone"), "rejected", 1],
  ["422, a uuid", accepted(422), "contradictory", 1],
  ["451", plivoAnswers(451, null), "rejected", 1],
  ["499 with HTML", plivoAnswers(499, "<html>"), "rejected", 1],
  ["520 of a proxy", plivoAnswers(520, "<html>"), "unreadable", 1],
  ["599", plivoAnswers(599, null), "unreadable", 1],
  ["a reset while writing", failure("ECONNRESET", "write"), "cut", 1],
  ["a reset while reading", failure("ECONNRESET", "read"), "cut", 1],
  ["a broken pipe", failure("EPIPE", "write"), "cut", 1],
  ["the other side closed", failure("UND_ERR_SOCKET"), "cut", 1],
  ["no HTTP", failure("HPE_INVALID_CONSTANT"), "cut", 1],
  ["no answer of the name server", [failure("ETIMEOUT", "queryA"), accepted()], "accepted", 2],
  ["no network", [failure("ENETUNREACH", "connect"), accepted()], "accepted", 2],
  [
    "one address of two certificates",
    failures(["ECONNREFUSED", "connect"], ["CERT_HAS_EXPIRED", ""]),
    "cut",
    1,
  ],
  ["a certificate of nobody known", failure("UNABLE_TO_GET_ISSUER_CERT_LOCALLY"), "certificate", 1],
  ["a connection closed before TLS", [closedBeforeTls, accepted()], "accepted", 2],
  ["an error without a cause", rejects(new TypeError("fetch failed")), "cut", 1],
  ["a text", rejects("no"), "cut", 1],
  ["nothing", rejects(undefined), "cut", 1],
  ["null", rejects(null), "cut", 1],
  ["an error that causes itself", rejects(circular()), "cut", 1],
  ["an empty list of errors", wrapped(new AggregateError([])), "cut", 1],
];

function circular(): Error {
  const error = new Error("again");
  error.cause = error;
  return error;
}

describe.each(ACTIONS)("%s", (_, load) => {
  const action = load(PLAIN);

  it.each(ANSWERS)(
    "ends with the expected reason and requests, and leaks nothing, after %s",
    async (_plivo, steps, outcome, requests) => {
      const run = await runHandler(action, "custom-phone-provider", [steps].flat());
      expect(run.requests).toHaveLength(requests);
      const [line = ""] = run.lines;
      const said = JSON.parse(line) as { sms: string; reason?: string };
      expect(said.reason ?? said.sms).toBe(outcome);
      expect(run.timersLeft).toBe(0);
      expect(loggedReason(run)?.length ?? 0).toBeLessThan(256);
      for (const secret of [MESSAGE.code, SECRETS.PLIVO_AUTH_TOKEN, "8085555555"])
        expect(line + (loggedReason(run) ?? "")).not.toContain(secret);
    },
  );
});
