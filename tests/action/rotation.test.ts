import fc from "fast-check";
import { MESSAGE, loggedReason, runHandler, saidBy, SECRETS, type PlivoStep } from "./action-run";
import { ACTIONS, PLAIN } from "./loaded-action";
import { accepted, plivoAnswers, halfBody } from "./plivo-steps";

const OLD = SECRETS.PLIVO_AUTH_TOKEN;
const NEXT = "bmV4dC10b2tlbi1vZi1hY2NvdW50LTU0MzIx";
const BOTH = { ...SECRETS, PLIVO_AUTH_TOKEN_NEXT: NEXT };

const unauthorized = plivoAnswers(401, "Could not verify your access level for that URL.");

const tokenOf = (headers: unknown): string => {
  const { authorization = "" } = headers as Record<string, string>;
  return Buffer.from(authorization.slice("Basic ".length), "base64").toString().split(":")[1] ?? "";
};

/** Plivo, as long as it accepts only these tokens. */
const plivo =
  (...tokens: string[]): PlivoStep =>
  (request) =>
    tokens.includes(tokenOf(request.init.headers)) ? accepted()(request) : unauthorized(request);

describe.each(ACTIONS)("%s", (_, load) => {
  const action = load(PLAIN);
  const send = (secrets: object, ...steps: PlivoStep[]) =>
    runHandler(action, "send-phone-message", steps, { secrets });
  const tokens = async (secrets: object, ...steps: PlivoStep[]) =>
    (await send(secrets, ...steps)).requests.map(({ init }) => tokenOf(init.headers));

  it("uses only the first token if Plivo accepts it", async () => {
    expect(await tokens(BOTH, plivo(OLD))).toEqual([OLD]);
  });

  it("uses the next one at once if Plivo refuses the first", async () => {
    const run = await send(BOTH, plivo(NEXT));
    expect(run.requests.map(({ init }) => tokenOf(init.headers))).toEqual([OLD, NEXT]);
    expect([run.ms, run.error]).toEqual([0, undefined]);
  });

  it("keeps using the next one when Plivo is busy", async () => {
    const busy = plivoAnswers(429, null, { "retry-after": "1" });
    expect(await tokens(BOTH, unauthorized, busy, plivo(NEXT))).toEqual([OLD, NEXT, NEXT]);
  });

  it("reports the credentials if Plivo refuses both, and prints neither", async () => {
    const run = await send(BOTH, plivo());
    expect(run.requests).toHaveLength(2);
    expect(loggedReason(run)).toMatch(/\(credentials 401\)$/);
    for (const said of saidBy(run))
      for (const each of [OLD, NEXT]) expect(said).not.toContain(each);
  });

  it("hides the next token if Plivo repeats it", async () => {
    const run = await send(
      BOTH,
      plivoAnswers(400, { error: NEXT, api_id: NEXT, message_uuid: NEXT }),
    );
    for (const said of saidBy(run)) expect(said).not.toContain(NEXT);
  });

  it.each([
    ["has a message's uuid", accepted(401)],
    ["is cut off", halfBody("cut", 401, "Could not")],
  ])("sends nothing again after a 401 that %s", async (_name, step) => {
    expect(await tokens(BOTH, step)).toEqual([OLD]);
  });

  it("doesn't try again without a next token", async () => {
    expect(await tokens({ ...SECRETS, PLIVO_AUTH_TOKEN_NEXT: " " }, plivo(NEXT))).toEqual([OLD]);
  });

  /** The stack's secrets before, between and after its two runs, for both ways to begin. */
  const orders: Record<string, object[]> = {
    "the new token comes second": [SECRETS, BOTH, { ...SECRETS, PLIVO_AUTH_TOKEN: NEXT }],
    "the new token comes first": [
      SECRETS,
      { ...SECRETS, PLIVO_AUTH_TOKEN: NEXT, PLIVO_AUTH_TOKEN_NEXT: OLD },
      { ...SECRETS, PLIVO_AUTH_TOKEN: NEXT },
    ],
  };

  it.each(Object.entries(orders))(
    "delivers each of 100 messages once, whenever Plivo and the stack change, if %s",
    async (_name, [before, between, after]) => {
      const moments = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 100 })));
      await fc.assert(
        fc.asyncProperty(moments, async (unsorted) => {
          // Between the stack's two runs, at any moment among the messages, Plivo changes.
          const [firstRun = 0, change = 0, secondRun = 0] = unsorted.sort((a, b) => a - b);
          const delivered: number[] = [];
          for (let n = 0; n < 100; n++) {
            const secrets = n < firstRun ? before : n < secondRun ? between : after;
            const carrier: PlivoStep = (request) => {
              const token = tokenOf(request.init.headers);
              if (token !== (n < change ? OLD : NEXT)) return unauthorized(request);
              delivered.push(n);
              return accepted()(request);
            };
            const message = {
              ...MESSAGE,
              text: `Your code is ${100_000 + n}`,
              code: `${100_000 + n}`,
            };
            const run = await runHandler(action, "custom-phone-provider", [carrier], {
              message,
              secrets,
            });
            expect(run.notification).toBeUndefined();
          }
          expect(delivered).toEqual(Array.from({ length: 100 }, (_each, n) => n));
        }),
        { numRuns: 3 },
      );
    },
    60_000,
  );
});
