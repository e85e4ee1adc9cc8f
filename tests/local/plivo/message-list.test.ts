import { registerCarrierControl } from "../../../local/control/carrier";
import type { CarrierMessage } from "../../../local/plivo/carrier";
import { GOOD_MESSAGE, MESSAGES, startCarrier, type CarrierFixture } from "./carrier-fixture";
import { serve, type ServedApp } from "./served-app";

let fixture: CarrierFixture;
let app: ServedApp;
beforeAll(async () => {
  fixture = await startCarrier();
  app = await serve((routes) => {
    registerCarrierControl(routes, fixture.carrier);
  });
});
afterEach(() => {
  fixture.carrier.reset();
});
afterAll(async () => {
  await app.close();
  await fixture.close();
});

const send = async () => {
  const { json } = await fixture.send({ body: GOOD_MESSAGE });
  return (json["message_uuid"] as string[])[0] ?? "";
};
const look = async (uuid: string) =>
  (await fixture.send({ method: "GET", path: `${MESSAGES}${uuid}/` })).json;
const later = (body: object) => app.post("/_local/carrier", { later: body });

interface List {
  meta: { limit: number; offset: number; next: string | null; previous: string | null };
  objects: Record<string, unknown>[];
}
const list = async (query = "") => {
  const answer = await fixture.send({ method: "GET", path: `${MESSAGES}?${query}` });
  return { status: answer.status, ...(answer.json as unknown as List) };
};

describe("a message's state", () => {
  it("is delivered if nothing is scripted", async () => {
    expect(await look(await send())).toMatchObject({
      message_state: "delivered",
      error_code: "000",
    });
  });

  it.each([
    [{ message_state: "failed", error_code: "450" }, "failed", "450"],
    [{ message_state: "undelivered", error_code: "30" }, "undelivered", "30"],
    [{ message_state: "undelivered" }, "undelivered", "1000"],
    [{ message_state: "queued" }, "queued", null],
    [{ message_state: "delivered" }, "delivered", "000"],
  ])("is what the control plane decides: %j", async (script, message_state, error_code) => {
    await later(script);
    expect(await look(await send())).toMatchObject({ message_state, error_code });
  });

  it("is queued until the time has come", async () => {
    await later({ message_state: "failed", error_code: "420", afterSeconds: 60 });
    const uuid = await send();
    expect(await look(uuid)).toMatchObject({ message_state: "queued", error_code: null });
    const saved = fixture.carrier.save();
    const aMinuteAgo = new Date(Date.now() - 61_000).toISOString();
    const messages = saved.messages.map((message) => ({ ...message, at: aMinuteAgo }));
    fixture.carrier.load({ ...saved, messages });
    expect(await look(uuid)).toMatchObject({ message_state: "failed", error_code: "420" });
  });

  it("is decided for messages before that no script decided on, and stays as it was for the others", async () => {
    const first = await send();
    await later({ message_state: "failed", error_code: "451" });
    const second = await send();
    await later({ message_state: "undelivered", error_code: "30" });
    const codes = async () =>
      Promise.all(
        [first, second, await send()].map(async (uuid) => (await look(uuid))["error_code"]),
      );
    expect(await codes()).toEqual(["451", "451", "30"]);
    await app.delete("/_local/carrier");
    expect((await look(await send()))["message_state"]).toBe("delivered");
  });

  it.each([
    [{ message_state: "lost" }, "/later/message_state"],
    [{ error_code: "450" }, "message_state"],
    [{ message_state: "failed", error_code: "no" }, "/later/error_code"],
    [{ message_state: "failed", afterSeconds: -1 }, "/later/afterSeconds"],
  ])("refuses the script %j", async (script, named) => {
    const answer = await later(script);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { error: string }).error).toContain(named);
    expect(fixture.carrier.later).toBeUndefined();
  });
});

/** Messages that are `minutes` old, oldest last. */
function fill(minutes: readonly number[], fields: Partial<CarrierMessage> = {}): void {
  const messages = minutes.map((minute, n) => ({
    to: `+1415555${String(1000 + n)}`,
    from: "+15005550100",
    text: "Hello",
    uuid: `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
    at: new Date(Date.now() - minute * 60_000).toISOString(),
    ...fields,
  }));
  fixture.carrier.load({ messages, received: [], script: [], rules: {} });
}

const plivoTime = (minutesAgo: number) =>
  encodeURIComponent(
    new Date(Date.now() - minutesAgo * 60_000).toISOString().slice(0, 19).replace("T", " "),
  );

describe("the list of messages", () => {
  beforeEach(() => {
    // However slow the machine is, a message keeps its age, and all requests are in one minute.
    jest.spyOn(Date, "now").mockReturnValue(1_800_000_000_000);
  });
  afterEach(() => jest.restoreAllMocks());

  it("has the newest first, 20 a page, with the way to the next", async () => {
    fill(Array.from({ length: 45 }, (_each, n) => 45 - n));
    const first = await list();
    expect(first.objects).toHaveLength(20);
    expect(first.objects[0]).toMatchObject({
      to_number: "14155551044",
      from_number: "15005550100",
    });
    const next = await list(first.meta.next?.split("?")[1]);
    const last = await list(next.meta.next?.split("?")[1]);
    expect([next.objects.length, last.objects.length]).toEqual([20, 5]);
    expect([first.meta.previous, last.meta.next]).toEqual([null, null]);
    expect(last.objects[4]).toMatchObject({ to_number: "14155551000" });
  });

  it("reaches back 24 hours, and as far as asked up to 90 days", async () => {
    const day = 24 * 60;
    fill([1, day - 1, day + 1, 89 * day, 91 * day]);
    expect((await list()).objects).toHaveLength(2);
    expect((await list(`message_time__gte=${plivoTime(100 * day)}`)).objects).toHaveLength(4);
  });

  it("filters by time, state and error code", async () => {
    fill([1, 10, 100], { later: { message_state: "failed", error_code: "450" } });
    expect((await list(`message_time__gte=${plivoTime(11)}`)).objects).toHaveLength(2);
    const range = `message_time__gt=${plivoTime(101)}&message_time__lt=${plivoTime(5)}`;
    expect((await list(range)).objects).toHaveLength(2);
    expect((await list("message_state=failed&error_code=450")).objects).toHaveLength(3);
    expect((await list("message_state=delivered")).objects).toHaveLength(0);
    expect((await list("error_code=451")).objects).toHaveLength(0);
  });

  it.each(["limit=21", "limit=0", "limit=x", "offset=-1", "message_time__gte=yesterday"])(
    "refuses %s with 400",
    async (query) => {
      expect((await list(query)).status).toBe(400);
    },
  );

  it("answers 20 requests a minute and the 21st with 429", async () => {
    for (let request = 0; request < 20; request += 1) expect((await list()).status).toBe(200);
    const refused = await fixture.send({ method: "GET", path: MESSAGES });
    expect(refused).toMatchObject({ status: 429, json: { error: "too many requests" } });
    expect((await fixture.send({ body: GOOD_MESSAGE })).status).toBe(202);
  });
});
