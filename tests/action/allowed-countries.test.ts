import { MESSAGE, loggedReason, runHandler, SECRETS, PHONE_TRIGGERS } from "./action-run";
import { ACTIONS, type LoadedAction } from "./loaded-action";
import { accepted } from "./plivo-steps";

const send = (
  action: LoadedAction,
  recipient: string,
  ALLOWED_COUNTRIES: string | undefined,
  trigger = PHONE_TRIGGERS[0] ?? "send-phone-message",
) =>
  runHandler(action, trigger, [accepted()], {
    message: { ...MESSAGE, recipient },
    secrets: { ...SECRETS, ALLOWED_COUNTRIES },
  });

describe.each(ACTIONS)("%s", (_, load) => {
  const action = load({ allowedCountries: true });

  it.each([
    ["US", "+1 808 555 5555"],
    ["US,GB", "+44 7400 123456"],
    [" us ; gb ", "+44 7400 123456"],
    ["JM", "+1 876 555 0100"],
    ["DE", "+49 1512 3456789"],
    ["US", "+1 621 234 5678"],
    ["US", "+1 861 234 5678"],
    ["US", "4155550123"],
    ["US", "1-808-555-5555"],
    ["RU", "+7 912 345 6789"],
    ["RU", "+7 812 345 6789"],
  ])("sends, with the setting %s, to %s", async (allowed, recipient) => {
    const run = await send(action, recipient, allowed);
    expect([run.requests.length, run.error]).toEqual([1, undefined]);
  });

  describe.each(PHONE_TRIGGERS)("%s", (trigger) => {
    it.each([
      ["US", "Jamaica", "+1 876 555 0100", "JM"],
      ["US", "Jamaica, without the plus", "876 555 0100", "JM"],
      ["US", "Canada", "+1 416 555 0100", "CA"],
      ["CA", "the United States", "+1 212 555 0100", "US"],
      ["CA", "an area code that libphonenumber doesn't know", "+1 621 234 5678", "US"],
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
      expect(loggedReason(run)).toBe(
        `SMS not sent: The country isn't in \`allowedCountries\` (country ${country})`,
      );
      expect(JSON.parse(run.lines[0] ?? "")).toMatchObject({
        sms: "not sent",
        reason: "country",
        country,
      });
      expect(run.notification?.type).toBe(trigger === "send-phone-message" ? undefined : "drop");
    });

    it.each([
      ["US", "+1 555 765 4321"],
      ["US", "+1 900 234 5678"],
      ["US", "+1 800 234 5678"],
      ["US", "+1 822 234 5678"],
      ["US", "+1 500 234 5678"],
      ["US", "+1 911 234 5678"],
      ["US", "+1 212 155 0100"],
      ["US", "+999 123 456 789"],
      ["US", "+8816 1234 5678"],
      ["DE", "+49 900 1234567"],
      ["DE", "+49 137 7123456"],
      ["DE", "+49 700 12345678"],
      ["FR", "+33 899 123 456"],
      ["GB", "+44 909 123 4567"],
      ["GB", "+44 70 1234 5678"],
      ["GB", "+44 76 0012 3456"],
      ["IT", "+39 899 123456"],
      ["CH", "+41 900 123 456"],
    ])(
      "sends nothing, with the setting %s, to %s, which can't be a person's phone",
      async (allowed, recipient) => {
        const run = await send(action, recipient, allowed, trigger);
        expect(run.requests).toEqual([]);
        expect(loggedReason(run)).toMatch(/^SMS not sent: .* \(no-country\)$/);
      },
    );

    it("sends nothing without the secret ALLOWED_COUNTRIES, and says why", async () => {
      const run = await send(action, "+1 212 555 0100", undefined, trigger);
      expect(run.requests).toEqual([]);
      expect(loggedReason(run)).toBe(
        "SMS not sent: ALLOWED_COUNTRIES is missing or can't be checked; run `pulumi up` (unchecked)",
      );
    });
  });
});
