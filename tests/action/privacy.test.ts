import { MESSAGE, runHandler, saidBy, SECRETS, PHONE_TRIGGERS } from "./action-run";
import { ACTIONS, PLAIN } from "./loaded-action";
import { plivoAnswers, API_ID, UUID } from "./plivo-steps";

const DIGITS = "18085555555";
const PRIVATE = [
  MESSAGE.code ?? "",
  DIGITS,
  DIGITS.slice(1),
  MESSAGE.recipient,
  MESSAGE.text,
  SECRETS.PLIVO_AUTH_TOKEN,
];
const echo = `no: ${PRIVATE.join(" ")}`;

const ECHOES: [string, unknown][] = [
  ["in its error", { api_id: API_ID, error: echo }],
  ["in an error with parts", { api_id: API_ID, error: { dst: [echo] } }],
  ["in its message", { message: echo, api_id: API_ID }],
  ["as the body", echo],
  ["as ids", { message_uuid: ["824173"], api_id: DIGITS }],
  ["inside ids", { message_uuid: ["a-824173-b"], api_id: "x-1-808-555-5555" }],
  ["split up inside ids", { message_uuid: ["82-41-73"], api_id: SECRETS.PLIVO_AUTH_TOKEN }],
  [
    "as invalid numbers",
    { message_uuid: [UUID], invalid_number: [MESSAGE.recipient], api_id: API_ID },
  ],
];

describe.each(ACTIONS)("%s", (_, load) => {
  const action = load(PLAIN);

  describe.each(PHONE_TRIGGERS)("%s", (trigger) => {
    describe.each([202, 400, 401, 403, 429, 500, 503])("when Plivo answers %s", (status) => {
      it.each(ECHOES)("says nothing private that Plivo repeats %s", async (_name, body) => {
        const said = saidBy(await runHandler(action, trigger, [plivoAnswers(status, body)]));
        expect(said.length).toBeGreaterThan(0);
        for (const text of said) for (const secret of PRIVATE) expect(text).not.toContain(secret);
      });
    });
  });

  it("judges an error by Plivo's words and not by the message that it repeats", async () => {
    const message = { ...MESSAGE, text: "Credit Union: your code for your country is 824173" };
    const { lines } = await runHandler(
      action,
      "send-phone-message",
      [plivoAnswers(400, { error: `bad: ${message.text}` })],
      { message },
    );
    expect(lines[0]).toContain('"rejected"');
  });

  it("logs Plivo's ids", async () => {
    const { lines } = await runHandler(action, "send-phone-message", [
      plivoAnswers(202, { message_uuid: [UUID], api_id: API_ID }),
    ]);
    expect(JSON.parse(lines[0] ?? "")).toEqual({
      sms: "accepted",
      status: 202,
      uuid: UUID,
      api_id: API_ID,
      tries: 1,
      ms: 0,
    });
  });
});
