import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { readPlivo, type PlivoReadings } from "../../../cli/doctor/plivo-readings";

describe("what is read of a Plivo account", () => {
  let server: Server;
  let answer: { status: number; body: object };
  let plivo: PlivoReadings;

  beforeAll(async () => {
    server = createServer((_, response) => {
      response.writeHead(answer.status, { "content-type": "application/json" });
      response.end(JSON.stringify(answer.body));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });

  beforeEach(() => {
    const { port } = server.address() as AddressInfo;
    plivo = readPlivo("MA1234567890ABCDEFGH", "the-token", `http://127.0.0.1:${port}`);
  });

  afterAll(() => server.close());

  it("is credit and auto-recharge", async () => {
    answer = { status: 200, body: { cash_credits: "12.50000", auto_recharge: true } };
    expect(await plivo.account()).toEqual({ value: { credit: 12.5, autoRecharge: true } });
  });

  it.each([true, false])("is whether a number sends SMS: %s", async (smsEnabled) => {
    answer = { status: 200, body: { number: "15005550100", sms_enabled: smsEnabled } };
    expect(await plivo.isSmsCapable("+15005550100")).toEqual({ value: smsEnabled });
  });

  it.each([401, 403, 404, 429, 500, 503])(
    "is the status alone when Plivo answers %d",
    async (status) => {
      answer = { status, body: { error: "no, the-token" } };
      expect(await plivo.account()).toEqual({ refused: status });
      expect(await plivo.isSmsCapable("+15005550100")).toEqual({ refused: status });
      expect(await plivo.powerpack("uuid")).toEqual({ refused: status });
    },
  );

  it("is no status when nothing answers", async () => {
    const nobody = readPlivo("MA1234567890ABCDEFGH", "the-token", "http://127.0.0.1:1");
    expect(await nobody.account()).toEqual({ refused: undefined });
  });
});
