import { readFileSync } from "node:fs";
import { ERROR_CODES } from "../../../cli/deliveries/error-codes";
import { MessageList } from "../../../cli/deliveries/plivo-list";
import { readPeriods } from "../../../cli/deliveries/periods";
import { summaryAsText } from "../../../cli/deliveries/report";
import { summarizeDeliveries, type Summary } from "../../../cli/deliveries/summary";
import type { PlivoAccess } from "../../../cli/plivo-access";
import { Clock } from "../../../local/clock";
import { GOOD_MESSAGE, startCarrier, type CarrierFixture } from "../../local/plivo/carrier-fixture";
import type { CarrierMessage } from "../../../local/plivo/carrier";
import { attack, mondayMorning, type Day } from "./days";

const HOURS_24 = 86_400_000;
const clock = new Clock();
const said: string[] = [];
const pace = {
  now: clock.now,
  wait: (milliseconds: number) => {
    clock.advance(milliseconds);
    return Promise.resolve();
  },
  say: (text: string) => said.push(text),
};

let fixture: CarrierFixture;
let access: PlivoAccess;
beforeAll(async () => {
  fixture = await startCarrier(clock);
  access = fixture.access();
});
beforeEach(() => {
  said.length = 0;
});
afterEach(() => {
  fixture.carrier.reset();
  clock.set(0);
});
afterAll(() => fixture.close());

const list = (authTokens = ["token"]) => new MessageList({ ...access, authTokens }, pace);

const load = ({ messages }: Pick<Day, "messages">) => {
  fixture.carrier.load({ messages, received: [], script: [], rules: {} });
};

async function summaryOf(script: (now: number) => Day, hasLog = true): Promise<Summary> {
  const now = clock.now();
  const day = script(now);
  load(day);
  const reader = list();
  const today = await reader.read({ from: now - HOURS_24, to: Infinity }, 1_000);
  const before = await reader.read({ from: now - 2 * HOURS_24, to: now - HOURS_24 }, 1_000);
  return summarizeDeliveries(
    { messages: today.messages, logins: hasLog ? day.logins : undefined },
    { messages: before.messages, logins: hasLog ? day.loginsBefore : undefined },
  );
}

const OPTIONS = { stack: "prod", since: "24h", from: "2026-11-27T08:00:00.000Z", isCut: false };

describe("a day with an attack", () => {
  it("shows a sign of SMS pumping, for the country and for its range", async () => {
    const { pumping, attention } = await summaryOf(attack);
    expect(pumping.map(({ where, messages }) => [where, messages])).toEqual([
      ["the country ID", 150],
      ["numbers that begin with +62812345", 150],
    ]);
    for (const { answered } of pumping) expect(answered).toBeLessThan(0.1);
    expect(attention).toContain("A sign of SMS pumping to the country ID.");
  });

  it("shows it without Auth0's log too, because most of the numbers are in one range", async () => {
    const { pumping } = await summaryOf(attack, false);
    expect(pumping.map(({ where }) => where)).toContain("the country ID");
  });

  it("names each error code with its remedy", async () => {
    const { errors, attention } = await summaryOf(attack);
    expect(errors).toMatchObject([
      { code: "451", messages: 40, countries: ["ID"] },
      { code: "80", messages: 4, countries: ["GB"] },
    ]);
    expect(attention).toContain("Plivo blocks messages with error 451 (Fraud Shield's threshold).");
  });

  it("is reported as docs/deliveries.md shows it", async () => {
    const doc = readFileSync(`${__dirname}/../../../docs/deliveries.md`, "utf8");
    const shown = doc
      .split("<!-- the attack -->")[1]
      ?.split("\n")
      .filter((line) => !line.startsWith("```"))
      .join("\n")
      .trim();
    expect(shown).toBe(summaryAsText(await summaryOf(attack), OPTIONS));
  });

  it("shows no complete number and no text, in either report", async () => {
    const summary = await summaryOf(attack);
    for (const report of [summaryAsText(summary, OPTIONS), JSON.stringify(summary)]) {
      expect(report).not.toMatch(/\d{9,}/);
      expect(report).not.toContain("824173");
    }
    expect(summary.messages).toBe(239);
  });
});

describe("a Monday morning", () => {
  it.each([true, false])("needs no attention (Auth0's log readable: %s)", async (hasLog) => {
    const summary = await summaryOf(mondayMorning, hasLog);
    expect(summary.messages).toBeGreaterThan(10 * summary.messagesBefore);
    expect(summary.attention).toEqual([]);
  });

  it("counts by country, sender and state, with the share that was delivered", async () => {
    const summary = await summaryOf(mondayMorning);
    expect(summary.countries).toEqual([
      { name: "US", messages: 201, delivered: 0.995 },
      { name: "GB", messages: 48, delivered: 0.938 },
    ]);
    expect(summary.senders.map(({ name, messages }) => [name, messages])).toEqual([
      ["…0100", 201],
      ["Acme", 48],
    ]);
    expect(summary.states.map(({ name, messages }) => [name, messages])).toEqual([
      ["delivered", 245],
      ["undelivered", 3],
      ["failed", 1],
    ]);
  });
});

describe("a share of delivered messages that falls", () => {
  it("needs attention", async () => {
    const now = clock.now();
    const { messages } = mondayMorning(now);
    const isToday = ({ at }: { at: string }) => Date.parse(at) > now - HOURS_24;
    const lost = messages.map((message, n) =>
      isToday(message) && n % 4 === 0
        ? { ...message, later: { message_state: "undelivered", error_code: "20" } as const }
        : message,
    );
    const { attention } = await summaryOf(() => ({
      messages: [
        ...lost,
        ...attack(now)
          .messages.filter((each) => !isToday(each))
          .map((each) => ({ ...each, uuid: each.uuid.replace(/^0/, "1") })),
      ],
      logins: 200,
      loginsBefore: 90,
    }));
    expect(attention).toEqual(["The share of delivered messages has fallen."]);
  });
});

describe("the list of messages", () => {
  it("is read within Plivo's 20 requests a minute, however long it is", async () => {
    const now = clock.now();
    const { messages } = attack(now);
    const many = [0, 1, 2].flatMap((time) =>
      messages
        .filter(({ at }) => Date.parse(at) > now - HOURS_24)
        .map((each) => ({ ...each, uuid: each.uuid.replace(/^0/, String(time)) })),
    );
    load({ messages: many });
    const read = await list().read({ from: now - HOURS_24, to: Infinity }, 1_000);
    expect(read).toMatchObject({ covers: 1 });
    expect(read.messages).toHaveLength(many.length);
    expect(said.length).toBeGreaterThan(0);
    expect(fixture.carrier.received.length).toBe(Math.ceil((many.length + 1) / 20));
    expect(fixture.carrier.received.every(({ method }) => method === "GET")).toBe(true);
  });

  it("is cut to the newest messages, with the share of the period that they cover", async () => {
    const now = clock.now();
    load(attack(now));
    const { messages, covers } = await list().read({ from: now - HOURS_24, to: Infinity }, 40);
    expect(messages).toHaveLength(40);
    expect(Math.min(...messages.map(({ at }) => at))).toBeCloseTo(now - covers * HOURS_24, -3);
  });

  it("has each message once, though new ones are sent while it is read", async () => {
    const now = clock.now();
    load(attack(now));
    const sends: Promise<unknown>[] = [];
    const reader = new MessageList(access, {
      ...pace,
      now: () => {
        sends.push(fixture.send({ body: { ...GOOD_MESSAGE, log: false } }));
        return clock.now();
      },
    });
    const { messages } = await reader.read({ from: now - HOURS_24, to: Infinity }, 1_000);
    await Promise.all(sends);
    const before = messages.filter(({ at }) => at <= now - HOURS_24 / 24);
    expect(before).toHaveLength(239);
    expect(fixture.carrier.messages.length).toBeGreaterThan(239 + 85);
  });

  it("waits a minute after a 429, and gives up after three", async () => {
    fixture.carrier.script.add([{ status: 429, times: 1 }]);
    await list().read({ from: 0, to: Infinity }, 40);
    expect(said).toHaveLength(1);
    fixture.carrier.script.add([{ status: 429, times: null }]);
    await expect(list().read({ from: 0, to: Infinity }, 40)).rejects.toThrow(/answers 429/);
  });

  it("is read with the next token if Plivo refuses the first", async () => {
    fixture.carrier.script.add([{ status: 401, times: 1 }]);
    await expect(list(["old", "token"]).read({ from: 0, to: Infinity }, 40)).resolves.toBeDefined();
  });

  it("says what to do if Plivo refuses the credentials, without the token", async () => {
    fixture.carrier.script.add([{ status: 401, times: null }]);
    const reading = list().read({ from: 0, to: Infinity }, 40);
    await expect(reading).rejects.toThrow(
      /^Plivo refuses the credentials \(401\): set `plivoAuthId`/,
    );
  });
});

describe("a period with more messages than are read", () => {
  const busy = (now: number, hours: number, before = hours): CarrierMessage[] =>
    Array.from({ length: hours + before }, (_each, n) => ({
      to: `+1415555${String(n).padStart(4, "0")}`,
      from: "+14155550100",
      text: "Your code is 824173",
      uuid: `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
      at: new Date(
        now - (n < hours ? n : hours + ((n - hours) * hours) / before) * 60_000 - 1_000,
      ).toISOString(),
    }));

  it("is as long as the newest ones reach back, and so is the one before", async () => {
    const now = clock.now();
    load({ messages: busy(now, 600) });
    const asked = { from: now - HOURS_24, to: now };
    const { sent, period, isCut, before, periodBefore } = await readPeriods(list(), asked, 100);
    expect([isCut, sent.messages.length]).toEqual([true, 100]);
    expect((period.to - period.from) / 60_000).toBeCloseTo(99, 0);
    expect(periodBefore.to).toBe(period.from);
    expect(before).toMatchObject({ covers: 1 });
    expect(before.messages.length).toBeGreaterThanOrEqual(98);
    const summary = summarizeDeliveries({ ...sent, logins: 90 }, { ...before, logins: 90 });
    const from = new Date(period.from).toISOString();
    expect(summaryAsText(summary, { ...OPTIONS, from, isCut })).toMatch(
      /^100 messages since \d{4}-\d\d-\d\d \d\d:\d\d UTC, (?:98|99|100) in as long before\.\nThe last 24h have more than were read: `--most` reads more of them/,
    );
    expect(summary.attention).toEqual([]);
  });

  it("is compared with an estimate of the earlier period if only a part of it was read", async () => {
    const now = clock.now();
    // An hour with 60 messages, after one with 600 of which 100 are read.
    load({ messages: busy(now, 60, 600) });
    const asked = { from: now - 60 * 60_000, to: now };
    const { sent, isCut, before } = await readPeriods(list(), asked, 100);
    expect([isCut, sent.messages.length, before.messages.length]).toEqual([false, 60, 100]);
    const summary = summarizeDeliveries({ ...sent, logins: 50 }, { ...before, logins: 80 });
    expect(summary.messagesBefore).toBeGreaterThan(550);
    expect(summary.messagesBefore).toBeLessThan(650);
  });
});

describe("docs/deliveries.md", () => {
  it("has a row for each error code, and no other", () => {
    const doc = readFileSync(`${__dirname}/../../../docs/deliveries.md`, "utf8");
    const rows = doc
      .split("<!-- error codes -->")[1]
      ?.trim()
      .split("\n")
      .slice(2)
      .map((line) => line.replace(/ +/g, " "));
    expect(rows).toEqual(
      Object.entries(ERROR_CODES).map(
        ([code, { meaning, remedy }]) => `| ${code} | ${meaning} | ${remedy} |`,
      ),
    );
  });
});
