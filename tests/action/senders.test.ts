import fc from "fast-check";
import examples from "libphonenumber-js/examples.mobile.json";
import metadata from "libphonenumber-js/metadata.max.json";
import { findCountry } from "../../action/numbering-plan";
import { numberingPlan } from "../../components/numbering-plan";
import {
  eventFor,
  MESSAGE,
  loggedReason,
  runHandler,
  SECRETS,
  PHONE_TRIGGERS,
  type HandlerRun,
} from "./action-run";
import { ACTIONS, type LoadedAction } from "./loaded-action";
import { accepted } from "./plivo-steps";

const SENDERS = { US: "+14155550100", CA: "+14165550100", GB: "Acme", "*": "+33612345678" };

const send = (
  action: LoadedAction,
  recipient: string,
  senders: object = SENDERS,
  trigger = PHONE_TRIGGERS[0] ?? "send-phone-message",
): Promise<HandlerRun> =>
  runHandler(action, trigger, [accepted()], {
    message: { ...MESSAGE, recipient },
    secrets: { ...SECRETS, PLIVO_SENDER: undefined, PLIVO_SENDERS: JSON.stringify(senders) },
  });

/** Mobile numbers of all countries: the beginning of libphonenumber's example, and any last digits. */
const numbers = fc
  .tuple(fc.constantFrom(...Object.entries(examples)), fc.stringMatching(/^[0-9]{4}$/))
  .map(([[country, national], end]) => {
    const data = metadata.countries as unknown as Record<string, [string]>;
    const kept = Math.max(2, national.length - end.length);
    return `+${data[country]?.[0] ?? ""}${national.slice(0, kept)}${end.slice(0, national.length - kept)}`;
  });

describe.each(ACTIONS)("%s", (name, load) => {
  const action = load({ allowedCountries: false, plivoSenders: true });

  it.each([
    ["the United States", "+1 212 555 0100", SENDERS.US],
    ["the United States, without a plus", "212-555-0100", SENDERS.US],
    ["Canada", "+1 416 555 0100", SENDERS.CA],
    ["Great Britain", "+44 7400 123456", SENDERS.GB],
    ["Jersey, which isn't Great Britain", "+44 7797 712345", SENDERS["*"]],
    ["Jamaica, which isn't the United States", "+1 876 555 0100", SENDERS["*"]],
    ["Germany", "+49 1512 3456789", SENDERS["*"]],
    ["a number of no country", "+1 555 765 4321", SENDERS["*"]],
  ])("sends to %s from the country's sender", async (_, recipient, src) => {
    const { requests } = await send(action, recipient);
    expect(requests.map(({ body }) => body["src"])).toEqual([src]);
  });

  it.each(PHONE_TRIGGERS)("sends nothing to a country without a sender (%s)", async (trigger) => {
    const run = await send(action, "+49 1512 3456789", { US: "+14155550100" }, trigger);
    expect(run.requests).toEqual([]);
    expect(loggedReason(run)).toBe(
      "SMS not sent: `plivoSenders` has no sender for the country (no-sender DE)",
    );
  });

  it.each([
    ["no JSON", "US=+14155550100"],
    ["a list", '["+14155550100",1]'],
    ["null", "null"],
    ["no sender", "{}"],
    ["a blank sender", '{"US":" "}'],
    ["a number for a sender", '{"US":14155550100}'],
  ])("sends nothing if PLIVO_SENDERS is %s", async (_, senders) => {
    const run = await runHandler(action, "send-phone-message", [], {
      secrets: { ...SECRETS, PLIVO_SENDER: undefined, PLIVO_SENDERS: senders },
    });
    expect(loggedReason(run)).toMatch(/\(settings PLIVO_SENDERS\)$/);
  });

  it("sends 10,000 numbers of all countries from the sender that the table names", async () => {
    const plan = numberingPlan();
    const counts = { named: 0, others: 0 };
    const bodies = recordRequests();
    const secrets = {
      ...SECRETS,
      PLIVO_SENDER: undefined,
      PLIVO_SENDERS: JSON.stringify(SENDERS),
    };
    // The source is the same code: a sample of it will do.
    for (const recipient of fc.sample(numbers, name === "the source" ? 1_000 : 10_000)) {
      const country = findCountry(plan, recipient.slice(1)) ?? "*";
      const isNamed = country in SENDERS;
      counts[isNamed ? "named" : "others"] += 1;
      const message = { ...MESSAGE, recipient };
      await action.onExecuteSendPhoneMessage(eventFor("send-phone-message", message, secrets));
      const { src } = bodies.pop() ?? {};
      const expected = SENDERS[isNamed ? (country as keyof typeof SENDERS) : "*"];
      expect([recipient, src]).toEqual([recipient, expected]);
    }
    expect(counts.named).toBeGreaterThan(2);
    expect(counts.others).toBeGreaterThan(500);
  });
});

/** A Plivo that accepts everything, on the real clock: the scripted one would need a minute for so many messages. */
function recordRequests(): Record<string, unknown>[] {
  const bodies: Record<string, unknown>[] = [];
  jest.spyOn(console, "log").mockImplementation(() => undefined);
  jest.spyOn(globalThis, "fetch").mockImplementation((_url, init) => {
    bodies.push(JSON.parse(init?.body as string) as Record<string, unknown>);
    // Without a body, as streams are most of the time that a real answer costs.
    return Promise.resolve({ status: 202, headers: new Headers(), body: null } as Response);
  });
  return bodies;
}

afterEach(() => jest.restoreAllMocks());
