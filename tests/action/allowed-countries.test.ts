import { MESSAGE, reasonOf, runAction, SECRETS, TRIGGERS } from "./action-run";
import { ACTIONS, type LoadedAction } from "./loaded-action";
import { accepted } from "./plivo-steps";

const COUNTRY_SENTENCE = "The country isn't in `allowedCountries`";

const send = (
  action: LoadedAction,
  recipient: string,
  ALLOWED_COUNTRIES: string | undefined,
  trigger = TRIGGERS[0] ?? "send-phone-message",
) =>
  runAction(action, trigger, [accepted()], {
    message: { ...MESSAGE, recipient },
    secrets: { ...SECRETS, ALLOWED_COUNTRIES },
  });

describe.each(ACTIONS)("%s", (_, load) => {
  const action = load(true);

  it.each([
    ["US", "+1 808 555 5555"],
    ["US,GB", "+44 7400 123456"],
    [" us ; gb ", "+44 7400 123456"],
    ["JM", "+1 876 555 0100"],
    ["DE", "+49 1512 3456789"],
    [undefined, "+999 123 456 789"],
  ])("sends, with the setting %s, to %s", async (allowed, recipient) => {
    const run = await send(action, recipient, allowed);
    expect([run.requests.length, run.error]).toEqual([1, undefined]);
  });

  describe.each(TRIGGERS)("%s", (trigger) => {
    it.each([
      ["US", "Jamaica", "+1 876 555 0100", "JM"],
      ["US", "Canada", "+1 416 555 0100", "CA"],
      ["CA", "the United States", "+1 212 555 0100", "US"],
      ["GB", "Jersey", "+44 7797 712345", "JE"],
      ["GB,US", "the Isle of Man", "+44 7624 123456", "IM"],
      ["RU", "Kazakhstan", "+7 701 234 5678", "KZ"],
      ["UK", "Great Britain, by a code that it doesn't have", "+44 7400 123456", "GB"],
      ["", "anywhere", "+1 212 555 0100", "US"],
      [" , ", "anywhere", "+1 212 555 0100", "US"],
      ["USA", "the United States, by a code that it doesn't have", "+1 212 555 0100", "US"],
    ])("sends nothing, with the setting %j, to %s", async (allowed, _place, recipient, country) => {
      const run = await send(action, recipient, allowed, trigger);
      expect(run.requests).toEqual([]);
      expect(reasonOf(run)).toBe(`SMS not sent: ${COUNTRY_SENTENCE} (country ${country})`);
      expect(JSON.parse(run.lines[0] ?? "")).toMatchObject({
        sms: "not sent",
        reason: "country",
        country,
      });
      expect(run.notification?.type).toBe(trigger === "send-phone-message" ? undefined : "drop");
    });

    it.each(["+1 555 765 4321", "+1 900 234 5678", "+999 123 456 789", "+8816 1234 5678"])(
      "sends nothing to %s, which is in no known country",
      async (recipient) => {
        const run = await send(action, recipient, "US", trigger);
        expect(run.requests).toEqual([]);
        expect(reasonOf(run)).toBe("SMS not sent: The number is in no known country (no-country)");
      },
    );
  });
});
