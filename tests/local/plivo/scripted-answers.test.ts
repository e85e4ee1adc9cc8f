import { registerCarrierControl } from "../../../local/control/carrier";
import { GOOD_MESSAGE, startCarrier, type CarrierFixture } from "./carrier-fixture";
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

const script = (body: object) => app.post("/_local/carrier", body);
const send = () => fixture.send({ body: GOOD_MESSAGE });
const taken = () => fixture.carrier.messages.length;

it("gives the scripted status, body and headers the given number of times, then answers as Plivo does", async () => {
  await script({
    answers: [
      { status: 429, body: { error: "slow down" }, headers: { "Retry-After": "7" }, times: 2 },
    ],
  });
  for (let request = 0; request < 2; request += 1)
    expect(await send()).toMatchObject({
      status: 429,
      json: { error: "slow down" },
      headers: { "retry-after": "7" },
    });
  expect(taken()).toBe(0);
  expect((await send()).status).toBe(202);
  expect(taken()).toBe(1);
});

it("uses up answers in order", async () => {
  await script({ answers: [{ status: 503 }, { status: 500 }] });
  expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([
    503, 500, 202,
  ]);
});

it("answers without end when `times` is null, until the script is deleted", async () => {
  await script({ answers: [{ status: 503, times: null }] });
  expect([(await send()).status, (await send()).status]).toEqual([503, 503]);
  expect((await app.delete("/_local/carrier")).status).toBe(204);
  expect((await send()).status).toBe(202);
});

it("cuts the connection before it reads anything", async () => {
  await script({ answers: [{ drop: "before" }] });
  await expect(send()).rejects.toThrow(/socket hang up|ECONNRESET/);
  expect(taken()).toBe(0);
  expect(fixture.carrier.received).toEqual([]);
});

it("accepts the message and cuts the connection instead of answering", async () => {
  await script({ answers: [{ drop: "after" }] });
  await expect(send()).rejects.toThrow(/socket hang up|ECONNRESET/);
  expect(taken()).toBe(1);
});

it("sends a body that isn't JSON as it is", async () => {
  await script({ answers: [{ status: 502, body: "<html>Bad gateway</html>" }] });
  expect(await send()).toMatchObject({ status: 502, text: "<html>Bad gateway</html>" });
});

it("accepts the message with a scripted 2xx without a body, but not with one that has a body", async () => {
  await script({ answers: [{ status: 200 }, { status: 202, body: { message: "?" } }] });
  expect((await send()).json["message_uuid"]).toHaveLength(1);
  expect(taken()).toBe(1);
  await send();
  expect(taken()).toBe(1);
});

it("accepts the message if the script says so, whatever it answers", async () => {
  await script({ answers: [{ status: 500, taken: true }] });
  expect((await send()).status).toBe(500);
  expect(taken()).toBe(1);
});

it("sends the complete answer in small pieces", async () => {
  await script({ answers: [{ status: 202, body: { message: "slow" }, dripMs: 1 }] });
  expect((await send()).json).toEqual({ message: "slow" });
});

it("accepts the message before it holds the answer", async () => {
  await script({ answers: [{ delayMs: 50 }] });
  const answer = send();
  while (taken() === 0) await new Promise((resolve) => setImmediate(resolve));
  expect((await answer).status).toBe(202);
});

it("answers a client with bad credentials by the script as well", async () => {
  await script({ answers: [{ status: 503 }] });
  expect((await fixture.send({ body: GOOD_MESSAGE, authorization: null })).status).toBe(503);
});

it("shows what arrived, without credentials", async () => {
  await fixture.send({ body: { ...GOOD_MESSAGE, log: false } });
  const { received } = (await (await app.get("/_local/carrier")).json()) as { received: unknown[] };
  expect(received).toEqual([
    {
      method: "POST",
      path: expect.stringMatching(/Message\/$/) as string,
      body: { ...GOOD_MESSAGE, log: false },
    },
  ]);
});

it.each([
  ["an unknown property", { answers: [{ stauts: 500 }] }, "stauts"],
  ["a status that is none", { answers: [{ status: 42 }] }, "/answers/0/status"],
  ["an unknown drop", { answers: [{ drop: "during" }] }, "/answers/0/drop"],
  [
    "a country that is no ISO code",
    { rules: { geoPermissions: ["USA"] } },
    "/rules/geoPermissions/0",
  ],
  ["nothing at all", {}, "NOT have fewer than 1"],
])("refuses a script with %s and changes nothing", async (_what, payload, named) => {
  const answer = await script(payload);
  expect(answer.status).toBe(400);
  expect(((await answer.json()) as { error: string }).error).toContain(named);
  expect(fixture.carrier.script.pending).toEqual([]);
});

it("forgets everything on a reset", async () => {
  await send();
  await script({ answers: [{ status: 500 }], rules: { credit: 0 } });
  fixture.carrier.reset();
  expect(await (await app.get("/_local/carrier")).json()).toEqual({
    url: `https://localhost:${fixture.carrier.port}`,
    answers: [],
    rules: {},
    received: [],
  });
  expect(taken()).toBe(0);
});
