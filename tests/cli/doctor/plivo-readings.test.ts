import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { readPlivo, type PlivoReadings } from "../../../cli/doctor/plivo-readings";

const accountAt = (origin: string) => ({
  origin,
  authId: "MA1234567890ABCDEFGH",
  authTokens: ["the-token"],
});

const basic = (token: string): string =>
  `Basic ${Buffer.from(`MA1234567890ABCDEFGH:${token}`).toString("base64")}`;

describe("what is read of a Plivo account", () => {
  let server: Server;
  let answer: { status: number; body: object };
  let plivo: PlivoReadings;

  beforeAll(async () => {
    server = createServer(({ headers }, response) => {
      const isWrong = headers.authorization === basic("wrong");
      response.writeHead(isWrong ? 401 : answer.status, { "content-type": "application/json" });
      response.end(JSON.stringify(answer.body));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });

  beforeEach(() => {
    const { port } = server.address() as AddressInfo;
    plivo = readPlivo(accountAt(`http://127.0.0.1:${port}`));
  });

  afterAll(() => server.close());

  it("is credit, billing and whether it is a trial", async () => {
    const body = { cash_credits: "12.50000", auto_recharge: true, billing_mode: "postpaid" };
    answer = { status: 200, body: { ...body, account_type: "developer" } };
    expect(await plivo.account()).toEqual({
      value: { credit: 12.5, autoRecharge: true, isPostpaid: true, isTrial: true },
    });
  });

  it.each([
    [{ number_type: "local", tendlc_registration_status: "REGISTERED" }, false, true],
    [{ number_type: "local", tendlc_registration_status: "UNREGISTERED" }, false, false],
    [{ number_type: "tollfree", toll_free_sms_verification: "verified" }, true, true],
    [{ number_type: "tollfree", toll_free_sms_verification: null }, true, false],
  ])("is a number's registration: %j", async (facts, isTollFree, isRegistered) => {
    answer = { status: 200, body: { sms_enabled: true, ...facts } };
    expect(await plivo.number("+14155550100")).toEqual({
      value: { sendsSms: true, isTollFree, isRegistered },
    });
  });

  it("is the answer to each of two tokens, as requests alone take the first that works", async () => {
    answer = { status: 200, body: {} };
    const { port } = server.address() as AddressInfo;
    const two = { ...accountAt(`http://127.0.0.1:${port}`), authTokens: ["the-token", "wrong"] };
    await expect(readPlivo(two).tokens()).resolves.toEqual([200, 401]);
    await expect(plivo.tokens()).resolves.toEqual([]);
  });

  it("is how many numbers a Powerpack has", async () => {
    const number_pool = "/v1/Account/MA1234567890ABCDEFGH/NumberPool/pool-uuid/";
    const body = { name: "codes", number_pool, meta: { total_count: 0 }, objects: [] };
    answer = { status: 200, body };
    expect(await plivo.powerpack("uuid")).toEqual({ value: { name: "codes", numbers: 0 } });
  });

  it.each([true, false])("is whether a number sends SMS: %s", async (smsEnabled) => {
    answer = { status: 200, body: { number: "15005550100", sms_enabled: smsEnabled } };
    expect(await plivo.number("+15005550100")).toMatchObject({ value: { sendsSms: smsEnabled } });
  });

  it.each([401, 403, 404, 429, 500, 503])(
    "is only the status when Plivo answers %d",
    async (status) => {
      answer = { status, body: { error: "no, the-token" } };
      expect(await plivo.account()).toEqual({ refused: status });
      expect(await plivo.number("+15005550100")).toEqual({ refused: status });
      expect(await plivo.powerpack("uuid")).toEqual({ refused: status });
    },
  );

  it("is no status when nothing answers", async () => {
    const nobody = readPlivo(accountAt("http://127.0.0.1:1"));
    expect(await nobody.account()).toEqual({ refused: undefined });
  });
});
