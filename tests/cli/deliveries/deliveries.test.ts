import { readFileSync } from "node:fs";
import { ERROR_CODES } from "../../../cli/deliveries/error-codes";
import { MessageList } from "../../../cli/deliveries/plivo-list";
import { reportAsJson, reportAsText } from "../../../cli/deliveries/report";
import { summarize, type Summary } from "../../../cli/deliveries/summary";
import type { PlivoAccess } from "../../../cli/plivo-access";
import { Clock } from "../../../local/clock";
import { ACCOUNT, startCarrier, type CarrierFixture } from "../../local/plivo/carrier-fixture";
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
beforeAll(async () => {
  fixture = await startCarrier(clock);
});
beforeEach(() => {
  said.length = 0;
  jest.spyOn(globalThis, "fetch").mockImplementation(async (url, init) => {
    const { pathname, search } = new URL(url as string);
    const { authorization = null } = init?.headers as Record<string, string>;
    const path = `${pathname}${search}`;
    const { status, text } = await fixture.send({ method: "GET", path, authorization });
    return new Response(text, { status });
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  fixture.carrier.reset();
  clock.set(0);
});
afterAll(() => fixture.close());

const ACCESS: PlivoAccess = {
  origin: "https://api.plivo.com",
  authId: ACCOUNT,
  authTokens: ["token"],
};
const list = (access = ACCESS) => new MessageList(access, pace);

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
  return summarize(
    { messages: today.messages, logins: hasLog ? day.logins : undefined },
    { messages: before.messages, logins: hasLog ? day.loginsBefore : undefined },
  );
}

const OPTIONS = { stack: "prod", since: "24h", isCut: false };

describe("a day with an attack", () => {
  it("is a sign of SMS pumping, to the country and to its range", async () => {
    const { pumping, attention } = await summaryOf(attack);
    expect(pumping.map(({ where, messages }) => [where, messages])).toEqual([
      ["the country ID", 150],
      ["numbers that begin with +62812345", 150],
    ]);
    for (const { answered } of pumping) expect(answered).toBeLessThan(0.1);
    expect(attention).toContain("A sign of SMS pumping to the country ID.");
  });

  it("is one without Auth0's log too, as the numbers lie close together", async () => {
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
    expect(shown).toBe(reportAsText(await summaryOf(attack), OPTIONS));
  });

  it("shows no whole number and no text, in either report", async () => {
    const summary = await summaryOf(attack);
    for (const report of [reportAsText(summary, OPTIONS), reportAsJson(summary, OPTIONS)]) {
      expect(report).not.toMatch(/\d{9,}/);
      expect(report).not.toContain("824173");
    }
    expect(JSON.parse(reportAsJson(summary, OPTIONS))).toMatchObject({ ok: false, messages: 239 });
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
      messages: [...lost, ...attack(now).messages.filter((each) => !isToday(each))],
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
    const many = [0, 1, 2].flatMap(() =>
      messages.filter(({ at }) => Date.parse(at) > now - HOURS_24),
    );
    load({ messages: many });
    const read = await list().read({ from: now - HOURS_24, to: Infinity }, 1_000);
    expect(read).toMatchObject({ isCut: false });
    expect(read.messages).toHaveLength(many.length);
    expect(said.length).toBeGreaterThan(0);
    expect(fixture.carrier.received.length).toBe(Math.ceil((many.length + 1) / 20));
    expect(fixture.carrier.received.every(({ method }) => method === "GET")).toBe(true);
  });

  it("is cut at the newest so many", async () => {
    const now = clock.now();
    load(attack(now));
    const read = await list().read({ from: now - HOURS_24, to: Infinity }, 40);
    expect([read.messages.length, read.isCut]).toEqual([40, true]);
  });

  it("waits a minute after a 429, and gives up after three", async () => {
    fixture.carrier.script.add([{ status: 429, times: 1 }]);
    await list().read({ from: 0, to: Infinity }, 40);
    expect(said).toHaveLength(1);
    fixture.carrier.script.add([{ status: 429, times: null }]);
    await expect(list().read({ from: 0, to: Infinity }, 40)).rejects.toThrow(/answers 429/);
  });

  it("is read with the next token where Plivo refuses the first", async () => {
    fixture.carrier.script.add([{ status: 401, times: 1 }]);
    const access = { ...ACCESS, authTokens: ["old", "token"] };
    await expect(list(access).read({ from: 0, to: Infinity }, 40)).resolves.toBeDefined();
  });

  it("says what to do where Plivo refuses the credentials, and never the token", async () => {
    fixture.carrier.script.add([{ status: 401, times: null }]);
    const reading = list().read({ from: 0, to: Infinity }, 40);
    await expect(reading).rejects.toThrow(
      /^Plivo refuses the credentials \(401\): set `plivoAuthId`/,
    );
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
