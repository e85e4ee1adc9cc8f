import { ACCOUNT, startCarrier, type CarrierFixture } from "./carrier-fixture";

let fixture: CarrierFixture;
beforeAll(async () => {
  fixture = await startCarrier();
});
afterEach(() => {
  fixture.carrier.reset();
});
afterAll(() => fixture.close());

const get = (path: string) =>
  fixture.send({ method: "GET", path: `/v1/Account/${ACCOUNT}/${path}` });

it("shows an account's credit in US dollars", async () => {
  expect((await get("")).json).toMatchObject({
    auth_id: ACCOUNT,
    cash_credits: "25.00000",
    billing_mode: "prepaid",
  });
  fixture.carrier.rules = { credit: 1.5 };
  expect((await get("")).json).toMatchObject({ cash_credits: "1.50000" });
});

it("knows any number unless a rule names the account's own", async () => {
  expect(await get("Number/+442079460000/")).toMatchObject({
    status: 200,
    json: { number: "442079460000", country: "GB", sms_enabled: true },
  });
});

it("knows only the account's own numbers once they are named", async () => {
  fixture.carrier.rules = { ownedSenders: ["+15005550100"] };
  expect((await get("Number/15005550100/")).status).toBe(200);
  expect((await get("Number/15005550199/")).status).toBe(404);
});

it("knows any Powerpack, and only the account's own once its senders are named", async () => {
  const uuid = "5ec4c8c9-cd74-42b5-9e41-0d7670d6bb46";
  expect(await get(`Powerpack/${uuid}/`)).toMatchObject({ status: 200, json: { uuid } });
  fixture.carrier.rules = { ownedSenders: [uuid] };
  expect((await get(`Powerpack/${uuid}/`)).status).toBe(200);
  fixture.carrier.rules = { ownedSenders: ["+15005550100"] };
  expect((await get(`Powerpack/${uuid}/`)).status).toBe(404);
});
