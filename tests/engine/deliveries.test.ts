/** What `deliveries` reports of a deployed stack, after days that are scripted through the control plane. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { attack, mondayMorning, type Day } from "../cli/deliveries/days";
import { LOCAL_ACCOUNT } from "../local-account";
import type { ScriptExit } from "../run-node";
import { TenantAndStack } from "../tenant-and-stack";
import { documentedScopes, grantOnly, SCOPE_ROWS } from "./documented-scopes";

const MINUTES = 60_000;
const HOUR = 3_600_000;
const DOC = readFileSync(join(__dirname, "../../docs/deliveries.md"), "utf8");

interface Snapshot {
  readonly store: { readonly logs: object[] };
  readonly carrier: object;
}

/** As many codes that were entered as the day says, an hour after each period began. */
const loginsOf = ({ logins, loginsBefore }: Day, now: number): object[] =>
  [
    { count: loginsBefore, hours: 47 },
    { count: logins, hours: 23 },
  ].flatMap(({ count, hours }) =>
    Array.from({ length: count }, (_each, n) => {
      const log_id = `9002026112${String(hours * 1000 + n).padStart(8, "0")}`;
      return { log_id, _id: log_id, type: "gd_auth_succeed", date: iso(now - hours * HOUR + n) };
    }),
  );

const iso = (at: number): string => new Date(at).toISOString();

describe("the deliveries of a deployed stack", () => {
  let program: TenantAndStack;

  /** Makes the carrier and the tenant's log those of a day; the carrier forgets who asked for lists. */
  async function script(make: (now: number) => Day): Promise<{ day: Day; now: number }> {
    const now = Date.now();
    const day = make(now);
    const snapshot = (await program.tenant.control("GET", "/snapshot")).body as Snapshot;
    const { status } = await program.tenant.control("PUT", "/snapshot", {
      ...snapshot,
      store: { ...snapshot.store, logs: loginsOf(day, now) },
      carrier: { messages: day.messages, received: [], script: [], rules: {} },
    });
    expect(status).toBeLessThan(300);
    return { day, now };
  }

  const NO_DAY = () => ({ messages: [], logins: 0, loginsBefore: 0 });

  const report = async (...args: string[]): Promise<ScriptExit> => {
    const ended = await program.runCommand("deliveries", ...args);
    // No whole number, no text, no token.
    expect(ended.output).not.toMatch(/\d{9,}/);
    expect(ended.output).not.toContain("824173");
    expect(ended.output).not.toContain(LOCAL_ACCOUNT.secrets.plivoAuthToken);
    return ended;
  };

  beforeAll(async () => {
    program = await TenantAndStack.deployed({ experience: "legacy", ...LOCAL_ACCOUNT });
  }, 5 * MINUTES);

  afterAll(() => program.close());

  it(
    "are reported as docs/deliveries.md shows a night with an attack, with exit code 1",
    async () => {
      await script(attack);
      const { code, output } = await report();
      const shown = DOC.split("<!-- the attack -->")[1]
        ?.replace(/```\w*/g, "")
        .trim();
      expect(output.trim()).toBe(shown);
      expect(code).toBe(1);
      const { received } = await program.control<{ received: { method: string; path: string }[] }>(
        "GET",
        "carrier",
      );
      expect(received.length).toBeLessThanOrEqual(20);
      expect(received.every(({ method }) => method === "GET")).toBe(true);
    },
    2 * MINUTES,
  );

  it(
    "are one JSON object for a monitor",
    async () => {
      await script(attack);
      const { code, output } = await report("--json");
      expect(JSON.parse(output)).toMatchObject({
        stack: "dev",
        since: "24h",
        isCut: false,
        ok: false,
        messages: 239,
        messagesBefore: 85,
        logins: 78,
        errors: [{ code: "451", messages: 40, countries: ["ID"] }, { code: "80" }],
        pumping: [{ where: "the country ID" }, { where: "numbers that begin with +62812345" }],
      });
      expect(code).toBe(1);
    },
    2 * MINUTES,
  );

  it(
    "need no attention on a Monday morning, and end with 0",
    async () => {
      await script(mondayMorning);
      const { code, output } = await report();
      expect(output).toContain("249 messages in the last 24h, 18 in the 24h before.");
      expect(output).toContain("Nothing needs attention.");
      expect(code).toBe(0);
    },
    2 * MINUTES,
  );

  it(
    "are counted from where --since says",
    async () => {
      const { day, now } = await script(attack);
      const { output } = await report("--since", "7h", "--json");
      const sentIn = (from: number, to: number): number =>
        day.messages.filter(({ at }) => Date.parse(at) >= from && Date.parse(at) < to).length;
      const { messages, messagesBefore } = JSON.parse(output) as Record<string, number>;
      // A message or two of the edge may fall to either side, as the command starts later.
      expect(messages).toBeGreaterThan(0);
      expect(Math.abs((messages ?? 0) - sentIn(now - 7 * HOUR, now))).toBeLessThanOrEqual(2);
      const before = sentIn(now - 14 * HOUR, now - 7 * HOUR);
      expect(Math.abs((messagesBefore ?? 0) - before)).toBeLessThanOrEqual(2);
    },
    2 * MINUTES,
  );

  it(
    "are the newest of a shorter time beyond --most, and the report says so",
    async () => {
      await script(mondayMorning);
      const { output } = await report("--most", "100");
      expect(output).toMatch(/^100 messages since \d{4}-\d\d-\d\d \d\d:\d\d UTC, \d+ in as long/);
      expect(output).toContain("`--most` reads more of them");
    },
    2 * MINUTES,
  );

  it(
    "show a sign of pumping without the scope for the log too, and ask for it",
    async () => {
      await script(attack);
      await grantOnly(program, documentedScopes(SCOPE_ROWS.legacy));
      try {
        const { code, output } = await report();
        expect(output).toContain("Codes entered: unknown; grant the application `read:logs`");
        expect(output).toContain("! A sign of SMS pumping to the country ID.");
        expect(code).toBe(1);
      } finally {
        await grantOnly(program, [...documentedScopes(SCOPE_ROWS.legacy), "read:logs"]);
      }
    },
    2 * MINUTES,
  );

  it(
    "end with 0 where no message was sent, and with 1 and a remedy where Plivo refuses the token",
    async () => {
      await script(NO_DAY);
      const none = await report();
      expect(none).toEqual({
        code: 0,
        output: "0 messages in the last 24h, 0 in the 24h before.\n",
      });

      await program.control("POST", "carrier", { rules: { authTokens: ["another"] } });
      const refused = await report();
      expect(refused.output).toMatch(/^Plivo refuses the credentials \(401\): set `plivoAuthId`/);
      expect(refused.code).toBe(1);
    },
    2 * MINUTES,
  );

  it.each([
    ["--since", "3 weeks"],
    ["--since", "46d"],
    ["--most", "5"],
  ])(
    "are not read with %s %s, which ends with 2",
    async (flag, value) => {
      const { code, output } = await report(flag, value);
      expect(output).toContain(flag);
      expect(output.trim().split("\n")).toHaveLength(1);
      expect(code).toBe(2);
    },
    MINUTES,
  );
});
