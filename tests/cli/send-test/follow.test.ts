import type { PlivoAccess } from "../../../cli/plivo-access";
import { followMessage } from "../../../cli/send-test/follow";
import { Clock } from "../../../local/clock";
import type { Later } from "../../../local/plivo/message-state";
import { GOOD_MESSAGE, startCarrier, type CarrierFixture } from "../../local/plivo/carrier-fixture";

const clock = new Clock();
let fixture: CarrierFixture;
let access: PlivoAccess;
beforeAll(async () => {
  fixture = await startCarrier(clock);
  access = fixture.access();
});
afterEach(() => {
  fixture.carrier.reset();
  clock.set(0);
});
afterAll(() => fixture.close());

const follow = () =>
  followMessage(
    access,
    { to: GOOD_MESSAGE.dst, since: clock.now() },
    {
      now: clock.now,
      wait: (milliseconds) => {
        clock.advance(milliseconds);
        return Promise.resolve();
      },
    },
  );

async function send(later?: Later): Promise<void> {
  if (later) fixture.carrier.decideLater(later);
  // As the Action sends: Plivo then masks the end of the number.
  await fixture.send({ body: { ...GOOD_MESSAGE, log: false } });
}

it("reports a message that is delivered at once", async () => {
  await send();
  expect(await follow()).toEqual({ sentence: "Plivo delivered it.", isWell: true });
});

it("waits for the final state", async () => {
  await send({ message_state: "undelivered", error_code: "30", afterSeconds: 12 });
  expect(await follow()).toMatchObject({
    sentence: expect.stringMatching(
      /undelivered, with error 30 \(spam\): register the sender/,
    ) as string,
    isWell: false,
  });
  expect(clock.aheadMs).toBeGreaterThanOrEqual(10_000);
});

it.each(["450", "451", "420", "200", "30", "900"])(
  "reports the error %s with its remedy",
  async (error_code) => {
    await send({ message_state: "failed", error_code });
    const { sentence, isWell } = await follow();
    expect(isWell).toBe(false);
    expect(sentence).toMatch(new RegExp(`error ${error_code} \\(.+\\): .+\\.$`));
  },
);

it("gives up after a minute, without calling it lost", async () => {
  await send({ message_state: "delivered", afterSeconds: 3600 });
  const { sentence, isWell } = await follow();
  expect(isWell).toBe(true);
  expect(sentence).toBe(
    "Plivo still reports it as `queued` after 60 s: `npm run deliveries` shows its end later.",
  );
});

it("ignores a message to another number", async () => {
  await fixture.send({ body: { ...GOOD_MESSAGE, dst: "+15557650000", log: false } });
  expect((await follow()).sentence).toContain("Plivo's list doesn't show it");
});

it("asks for the list less than 20 times a minute while it doesn't show the message", async () => {
  await follow();
  expect(fixture.carrier.received.length).toBeLessThan(20);
});
