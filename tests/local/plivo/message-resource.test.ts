import { LOCAL_PLIVO_ACCOUNT } from "../../../local/plivo/account";
import {
  ACCOUNT,
  basic,
  GOOD_MESSAGE,
  MESSAGES,
  startCarrier,
  type CarrierFixture,
} from "./carrier-fixture";

let fixture: CarrierFixture;
beforeAll(async () => {
  fixture = await startCarrier();
});
afterEach(() => {
  fixture.carrier.reset();
});
afterAll(() => fixture.close());

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe("a good message", () => {
  it("is queued with 202 and kept for the phone", async () => {
    const answer = await fixture.send({ body: GOOD_MESSAGE });
    expect(answer.status).toBe(202);
    expect(answer.json).toEqual({
      message: "message(s) queued",
      message_uuid: [expect.stringMatching(UUID)],
      api_id: expect.stringMatching(UUID) as string,
    });
    expect(fixture.carrier.messages).toEqual([
      {
        to: "+15557654321",
        from: "+15005550100",
        text: "Hello",
        uuid: (answer.json["message_uuid"] as string[])[0],
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
      },
    ]);
  });

  it("may come as a form", async () => {
    const answer = await fixture.send({
      contentType: "application/x-www-form-urlencoded",
      body: new URLSearchParams(GOOD_MESSAGE).toString(),
    });
    expect(answer.status).toBe(202);
    expect(fixture.carrier.messages[0]).toMatchObject({ to: "+15557654321", text: "Hello" });
  });

  it("may be sent by a Powerpack", async () => {
    const powerpack = LOCAL_PLIVO_ACCOUNT.powerpackUuid;
    const answer = await fixture.send({
      body: { powerpack_uuid: powerpack, dst: "15557654321", text: "Hello" },
    });
    expect(answer.status).toBe(202);
    expect(fixture.carrier.messages[0]?.from).toBe(powerpack);
  });

  it.each(["+1 (555) 765-4321", "1.555.765.4321", "1-555-765-4321", "1/555/7654321"])(
    "reaches the same phone when its number is written %s",
    async (dst) => {
      await fixture.send({ body: { ...GOOD_MESSAGE, dst } });
      expect(fixture.carrier.messages.map(({ to }) => to)).toEqual(["+15557654321"]);
    },
  );

  it("goes to every number of a bulk request, and the answer lists the invalid ones", async () => {
    const answer = await fixture.send({
      body: { ...GOOD_MESSAGE, dst: "15557654321<33333<442079460000" },
    });
    expect(answer.status).toBe(202);
    expect(answer.json["invalid_number"]).toEqual(["33333"]);
    expect(answer.json["message_uuid"]).toHaveLength(2);
    expect(fixture.carrier.messages.map(({ to }) => to)).toEqual(["+15557654321", "+442079460000"]);
  });

  it("can be looked up by its uuid", async () => {
    const { json } = await fixture.send({ body: GOOD_MESSAGE });
    const uuid = (json["message_uuid"] as string[])[0] ?? "";
    const found = await fixture.send({ method: "GET", path: `${MESSAGES}${uuid}/` });
    expect(found.json).toMatchObject({
      message_uuid: uuid,
      to_number: "15557654321",
      message_state: "delivered",
      units: 1,
    });
  });
});

describe("a bad message", () => {
  it.each([
    ["without a destination", { src: "15005550100", text: "Hello" }],
    ["without a text", { src: "15005550100", dst: "15557654321" }],
    ["with an empty text", { ...GOOD_MESSAGE, text: "" }],
    ["without a sender", { dst: "15557654321", text: "Hello" }],
    ["with two senders", { ...GOOD_MESSAGE, powerpack_uuid: LOCAL_PLIVO_ACCOUNT.powerpackUuid }],
    ["to a number that is too short", { ...GOOD_MESSAGE, dst: "12345" }],
    ["to a number that is too long", { ...GOOD_MESSAGE, dst: "123456789012345" }],
    ["to letters", { ...GOOD_MESSAGE, dst: "call me" }],
    ["to its own sender", { ...GOOD_MESSAGE, dst: GOOD_MESSAGE.src }],
    ["from a sender id of 12 characters", { ...GOOD_MESSAGE, src: "TwelveLetter" }],
    ["of an unknown type", { ...GOOD_MESSAGE, type: "fax" }],
    ["of 1601 characters of GSM 03.38", { ...GOOD_MESSAGE, text: "a".repeat(1601) }],
    ["of 738 characters beyond GSM 03.38", { ...GOOD_MESSAGE, text: "ж".repeat(738) }],
  ])("%s is refused with 400 and an error", async (_what, body) => {
    const answer = await fixture.send({ body });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      api_id: expect.stringMatching(UUID) as string,
      error: expect.stringMatching(/\w/) as string,
    });
    expect(fixture.carrier.messages).toEqual([]);
  });

  it("that isn't JSON is refused with 400 in Plivo's words", async () => {
    const answer = await fixture.send({ body: "{“dst”" });
    expect(answer).toMatchObject({
      status: 400,
      json: { error: "invalid json data sent in raw POST" },
    });
  });

  it("is not one of exactly 1600 characters of GSM 03.38", async () => {
    expect((await fixture.send({ body: { ...GOOD_MESSAGE, text: "é".repeat(1600) } })).status).toBe(
      202,
    );
  });
});

describe("credentials", () => {
  it.each([
    ["are missing", null],
    ["have no token", basic(ACCOUNT, "")],
    ["have an Auth ID of another shape", basic("AC0123456789abcdef", "token")],
    ["belong to another account than the path", basic("MAYYYYYYYYYYYYYYYYYY", "token")],
    ["are no Basic ones", "Bearer token"],
  ])("that %s are refused with 401 and plain text", async (_what, authorization) => {
    const answer = await fixture.send({ body: GOOD_MESSAGE, authorization });
    expect(answer.status).toBe(401);
    expect(answer.text).toMatch(/^Could not verify your access level for that URL\./);
    expect(answer.headers["www-authenticate"]).toMatch(/^Basic /);
    expect(fixture.carrier.messages).toEqual([]);
  });

  it("of the local account need its token", async () => {
    const { authId, authToken } = LOCAL_PLIVO_ACCOUNT;
    const path = `/v1/Account/${authId}/Message/`;
    expect(
      (await fixture.send({ path, body: GOOD_MESSAGE, authorization: basic(authId, "wrong") }))
        .status,
    ).toBe(401);
    expect(
      (await fixture.send({ path, body: GOOD_MESSAGE, authorization: basic(authId, authToken) }))
        .status,
    ).toBe(202);
  });
});

describe("an address", () => {
  it.each([
    ["without its trailing slash", "POST", MESSAGES.slice(0, -1)],
    ["of an unknown resource", "POST", `/v1/Account/${ACCOUNT}/Massage/`],
    ["of an unknown message", "GET", `${MESSAGES}00000000-0000-0000-0000-000000000000/`],
  ])("%s is 404", async (_what, method, path) => {
    const answer = await fixture.send({
      method,
      path,
      ...(method === "POST" ? { body: GOOD_MESSAGE } : {}),
    });
    expect(answer).toMatchObject({ status: 404, json: { error: "not found" } });
    expect(fixture.carrier.messages).toEqual([]);
  });

  it("with a method that it doesn't support is 405", async () => {
    expect((await fixture.send({ method: "PUT", body: GOOD_MESSAGE })).status).toBe(405);
    expect((await fixture.send({ method: "DELETE", path: `/v1/Account/${ACCOUNT}/` })).status).toBe(
      405,
    );
  });
});
