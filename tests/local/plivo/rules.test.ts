import { GOOD_MESSAGE, startCarrier, type CarrierFixture } from "./carrier-fixture";

let fixture: CarrierFixture;
beforeAll(async () => {
  fixture = await startCarrier();
});
afterEach(() => {
  fixture.carrier.reset();
});
afterAll(() => fixture.close());

it("refuses every message when the credit is used up", async () => {
  fixture.carrier.rules = { credit: 0 };
  expect(await fixture.send({ body: GOOD_MESSAGE })).toMatchObject({
    status: 400,
    json: { error: "Insufficient credit" },
  });
  expect(fixture.carrier.messages).toEqual([]);
});

it.each([
  ["Jamaica, whose code is the United States' own", "+18765551234"],
  ["Jersey, whose code is Great Britain's own", "+447797123456"],
])(
  "refuses a message to %s with 403 when only the US and GB have geo permission",
  async (_country, dst) => {
    fixture.carrier.rules = { geoPermissions: ["US", "GB"] };
    expect((await fixture.send({ body: { ...GOOD_MESSAGE, dst } })).status).toBe(403);
    expect((await fixture.send({ body: { ...GOOD_MESSAGE, dst: "+12025550123" } })).status).toBe(
      202,
    );
  },
);

it("refuses a sender that the account doesn't own, in Plivo's words", async () => {
  fixture.carrier.rules = { ownedSenders: ["15005550199"] };
  expect(await fixture.send({ body: GOOD_MESSAGE })).toMatchObject({
    status: 400,
    json: { error: "This caller ID is not allowed for outbound message" },
  });
});
