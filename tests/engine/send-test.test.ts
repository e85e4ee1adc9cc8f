/** One real message of a deployed stack, followed to its end: on the phone, or blocked by Plivo after its 202. */
import { LOCAL_ACCOUNT } from "../local-account";
import type { ScriptExit } from "../run-node";
import { TenantAndStack } from "../tenant-and-stack";

const MINUTES = 60_000;
const TO = "+14155550123";

describe.each(["legacy", "unified"] as const)("send-test on a %s stack", (experience) => {
  let program: TenantAndStack;

  const send = async (...args: string[]): Promise<ScriptExit> => {
    const ended = await program.runCommand("send-test", "--to", TO, ...args);
    expect(ended.output).not.toContain("4155550123");
    expect(ended.output).not.toContain(LOCAL_ACCOUNT.secrets.plivoAuthToken);
    return ended;
  };

  const sent = async (): Promise<number> =>
    (await program.control<object[]>("GET", "messages")).length;

  beforeAll(async () => {
    program = await TenantAndStack.deployed({ experience, ...LOCAL_ACCOUNT });
  }, 5 * MINUTES);

  beforeEach(() => program.control("DELETE", "carrier"));

  afterAll(() => program.close());

  it(
    "follows the message until it is delivered, and ends with 0",
    async () => {
      const later = { message_state: "delivered", afterSeconds: 3 };
      await program.control("POST", "carrier", { later });
      const before = await sent();
      const { code, output } = await send();
      expect(output).toContain("Plivo delivered it.");
      expect([code, (await sent()) - before]).toEqual([0, 1]);
    },
    2 * MINUTES,
  );

  it(
    "names the error that blocked it after Plivo accepted it, with its remedy, and ends with 1",
    async () => {
      const later = { message_state: "failed", error_code: "450", afterSeconds: 1 };
      await program.control("POST", "carrier", { later });
      const { code, output } = await send();
      expect(output).toMatch(
        /reports it as failed, with error 450 \(country not enabled\): enable/,
      );
      expect(code).toBe(1);
    },
    2 * MINUTES,
  );

  it(
    "ends with 1 and sends nothing again if Plivo refuses it",
    async () => {
      const answers = [{ status: 400, body: { api_id: "", error: "Insufficient credit" } }];
      await program.control("POST", "carrier", { answers });
      const before = await sent();
      const { code, output } = await send();
      expect(output).toMatch(/sent no message/);
      expect([code, await sent()]).toEqual([1, before]);
    },
    2 * MINUTES,
  );

  it(
    "sends nothing with --dry-run, and shows the country and the sender",
    async () => {
      const before = await sent();
      const { code, output } = await send("--dry-run");
      expect(output).toMatch(
        /belongs to the country US: the Action would send to it from the number/,
      );
      expect([code, await sent()]).toEqual([0, before]);
    },
    2 * MINUTES,
  );

  it(
    "ends with 2 for what isn't a number",
    async () => {
      const { code, output } = await program.runCommand("send-test", "--to", "0151 23456789");
      expect(output).toContain("`--to` must be a phone number with its country code");
      expect(code).toBe(2);
    },
    MINUTES,
  );
});
