import { fork } from "node:child_process";
import path from "node:path";
import { GOOD_MESSAGE, startCarrier, type CarrierFixture } from "./carrier-fixture";

interface SdkOutcome {
  sent?: { messageUuid: string[]; message: string };
  account?: { cashCredits: string; authId: string };
  rejected?: string;
}

let fixture: CarrierFixture;
beforeAll(async () => {
  fixture = await startCarrier();
});
afterEach(() => {
  fixture.carrier.reset();
});
afterAll(() => fixture.close());

function converse(): Promise<SdkOutcome> {
  const child = fork(path.join(__dirname, "plivo-sdk-process.ts"), {
    execArgv: ["--import", "tsx"],
  });
  child.send({ port: fixture.carrier.port, caFile: fixture.caFile });
  return new Promise((resolve, reject) => {
    child.once("message", (outcome) => {
      resolve(outcome as SdkOutcome);
    });
    child.once("exit", (code) => {
      reject(
        new Error(`The process of the plivo package ended with ${String(code)} and no answer.`),
      );
    });
  });
}

it("serves the unmodified plivo package", async () => {
  const outcome = await converse();
  expect(outcome.rejected).toBeUndefined();
  expect(outcome.sent?.message).toBe("message(s) queued");
  expect(outcome.sent?.messageUuid).toEqual([fixture.carrier.messages[0]?.uuid]);
  expect(outcome.account?.cashCredits).toBe("25.00000");
  expect(fixture.carrier.messages).toHaveLength(1);
  expect(fixture.carrier.messages[0]).toMatchObject({
    from: GOOD_MESSAGE.src,
    to: GOOD_MESSAGE.dst,
  });
});

it("makes the unmodified plivo package see why a message is refused", async () => {
  fixture.carrier.rules = { geoPermissions: ["GB"] };
  expect((await converse()).rejected).toMatch(/geo permissions/);
});
