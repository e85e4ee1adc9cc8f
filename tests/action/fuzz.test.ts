import fc from "fast-check";
import { readRecipient } from "../../action/recipient";
import {
  loggedReason,
  runHandler,
  saidBy,
  SECRETS,
  PHONE_TRIGGERS,
  type PlivoStep,
} from "./action-run";
import { ACTIONS, PLAIN } from "./loaded-action";
import { API_ID, failure, halfBody, hang, hangDeafly, UUID } from "./plivo-steps";

const recipients = fc.oneof(
  fc.stringMatching(/^\+[1-9][0-9]{6,14}$/),
  fc.stringMatching(/^\+[1-9]([ ().-]?[0-9]){6,14}$/),
  fc.string({ unit: "grapheme" }),
);
const codes = fc.stringMatching(/^[0-9]{6}$/);
const texts = fc.string({ unit: "grapheme", maxLength: 200 });

interface Private {
  code: string;
  recipient: string;
  text: string;
}

/** Answers that may repeat private texts anywhere. */
const answers = ({ code, recipient, text }: Private): fc.Arbitrary<PlivoStep> => {
  const digits = recipient.replace(/\D/g, "");
  const echo = fc.constantFrom(code, recipient, digits, text, SECRETS.PLIVO_AUTH_TOKEN);
  const id = fc.oneof(fc.constantFrom(UUID, API_ID), echo, fc.string());
  const value = fc.oneof(id, fc.array(id, { maxLength: 2 }), fc.jsonValue({ maxDepth: 1 }));
  const body = fc.oneof(
    fc
      .record(
        { message_uuid: value, api_id: value, error: value, invalid_number: value, message: value },
        { requiredKeys: [] },
      )
      .map((each) => JSON.stringify(each)),
    fc.constant(JSON.stringify({ message_uuid: [UUID], api_id: API_ID })),
    fc.string(),
    echo,
  );
  const status = fc.oneof(
    fc.constantFrom(200, 202, 400, 401, 402, 403, 404, 429, 500, 503),
    fc.integer({ min: 200, max: 599 }),
  );
  const retryAfter = fc.oneof(
    fc.constantFrom("0", "1", "-1", "1e9", "Infinity", "Thu, 01 Jan 1970 00:00:00 GMT"),
    fc.stringMatching(/^[ -~]*$/),
  );
  const response = fc.tuple(status, body, retryAfter).map(([each, text, wait]): PlivoStep => () => {
    const empty = [204, 205, 304].includes(each);
    return new Response(empty ? null : text, { status: each, headers: { "retry-after": wait } });
  });
  const network = fc.constantFrom(
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNRESET",
    "UND_ERR_SOCKET",
    "EPIPE",
    "CERT_HAS_EXPIRED",
  );
  return fc.oneof(
    { weight: 6, arbitrary: response },
    { weight: 2, arbitrary: network.map((code) => failure(code)) },
    { weight: 1, arbitrary: fc.constantFrom(hang, hangDeafly, halfBody("cut"), halfBody("hang")) },
    {
      weight: 1,
      arbitrary: echo.map((words): PlivoStep => () => {
        throw new Error(words);
      }),
    },
  );
};

const runs = fc
  .record({ code: codes, recipient: recipients, text: texts })
  .map((each) => ({ ...each, text: `${each.text} ${each.code}` }))
  .chain((message) =>
    fc.record({
      message: fc.constant(message),
      steps: fc.array(answers(message), { minLength: 1, maxLength: 5 }),
      trigger: fc.constantFrom(...PHONE_TRIGGERS),
    }),
  );

/** Whether Plivo certainly didn't accept the message: the one reason for another request. */
async function certainlyNotAccepted(step: PlivoStep): Promise<boolean> {
  try {
    const request = { url: "", body: {}, init: {} };
    const never = Symbol("never");
    const response = await Promise.race([
      Promise.resolve(step(request)),
      new Promise((resolve) => setImmediate(resolve, never)),
    ]);
    if (!(response instanceof Response) || ![429, 503].includes(response.status)) return false;
    return !/message_uuid\W+[0-9a-f]{8}-/.test(await response.text());
  } catch (error) {
    const cause = (error as Error).cause as { code?: string } | undefined;
    return ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"].includes(cause?.code ?? "");
  }
}

describe.each(ACTIONS)("%s", (_, load) => {
  const action = load(PLAIN);

  it("never throws another error, never leaks a secret and never sends twice, whatever the input", async () => {
    await fc.assert(
      fc.asyncProperty(runs, async ({ message, steps, trigger }) => {
        const run = await runHandler(action, trigger, steps, { message });
        expect(run.ms).toBeLessThan(15_000);
        expect(run.error?.name ?? "DeliveryError").toBe("DeliveryError");
        if (trigger === "custom-phone-provider") expect(run.error).toBeUndefined();
        expect(run.lines).toHaveLength(1);
        const digits = readRecipient(message.recipient);
        const hidden = [
          message.code,
          message.text,
          SECRETS.PLIVO_AUTH_TOKEN,
          ...(digits ? [digits, message.recipient] : []),
        ];
        for (const said of saidBy(run))
          for (const secret of hidden) expect(said).not.toContain(secret);
        for (const said of [...run.lines, loggedReason(run) ?? ""])
          expect(said.length).toBeLessThanOrEqual(256);
        expect(run.requests.length <= (digits ? 4 : 0)).toBe(true);
        const answered = steps.slice(0, Math.max(0, run.requests.length - 1));
        expect(await Promise.all(answered.map(certainlyNotAccepted))).toEqual(
          answered.map(() => true),
        );
        const { sms } = JSON.parse(run.lines[0] ?? "") as { sms: string };
        expect(sms === "accepted").toBe(loggedReason(run) === undefined);
        if (sms === "try later") expect(run.notification?.type ?? "retry").toBe("retry");
      }),
      { numRuns: 400 },
    );
  });
});
