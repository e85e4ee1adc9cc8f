import { REASONS, type Reason } from "../../action/reasons";
import { MESSAGE, reasonOf, runAction, SECRETS, TRIGGERS, type Given } from "./action-run";
import { ACTIONS } from "./loaded-action";

const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(SECRETS).filter(([name]) => !names.includes(name)));

const REFUSALS: [string, Reason, Given][] = [
  ["voice", "voice", { message: { ...MESSAGE, channel: "voice" } }],
  ["a channel that isn't known", "voice", { message: { ...MESSAGE, channel: "pigeon" } }],
  ["no Auth ID", "settings", { secrets: without("PLIVO_AUTH_ID") }],
  ["no Auth Token", "settings", { secrets: without("PLIVO_AUTH_TOKEN") }],
  ["no sender", "settings", { secrets: without("PLIVO_SENDER") }],
  ["a blank sender", "settings", { secrets: { ...SECRETS, PLIVO_SENDER: "  " } }],
  ["a sender and a Powerpack", "settings", { secrets: { ...SECRETS, PLIVO_POWERPACK: "uuid" } }],
  [
    "an Auth ID that would change the address",
    "settings",
    { secrets: { ...SECRETS, PLIVO_AUTH_ID: "../x" } },
  ],
  ["no secrets", "settings", { secrets: {} }],
  [
    "a number without a country code",
    "recipient",
    { message: { ...MESSAGE, recipient: "555-765-4321" } },
  ],
  [
    "two recipients",
    "recipient",
    { message: { ...MESSAGE, recipient: "+15557654321<+15557654322" } },
  ],
  ["an empty text", "text", { message: { ...MESSAGE, text: " \n" } }],
  [
    "a country setting that it can't check",
    "unchecked",
    { secrets: { ...SECRETS, ALLOWED_COUNTRIES: "US" } },
  ],
  [
    "an empty country setting that it can't check",
    "unchecked",
    { secrets: { ...SECRETS, ALLOWED_COUNTRIES: "" } },
  ],
  ["an event of another trigger", "internal", { event: { secrets: SECRETS } }],
  [
    "an event without secrets",
    "internal",
    {
      event: {
        message_options: { message_type: "sms" },
        notification: { delivery_method: "text" },
      },
    },
  ],
];

describe.each(ACTIONS)("%s", (_, load) => {
  const action = load(false);

  describe.each(TRIGGERS)("%s", (trigger) => {
    it.each(REFUSALS)("refuses %s without asking Plivo", async (_name, reason, given) => {
      const run = await runAction(action, trigger, [], given);
      expect(run.requests).toEqual([]);
      expect(reasonOf(run)).toBe(`SMS ${REASONS[reason][0]}: ${REASONS[reason][1]} (${reason})`);
      expect(run.notification?.type).toBe(trigger === "send-phone-message" ? undefined : "drop");
      expect(run.lines.map((line) => JSON.parse(line) as object)).toEqual([
        { sms: REASONS[reason][0], reason, ms: 0 },
      ]);
    });
  });
});
