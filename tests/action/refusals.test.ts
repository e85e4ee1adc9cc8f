import { REASONS, type Reason } from "../../action/outcome";
import {
  MESSAGE,
  loggedReason,
  runHandler,
  SECRETS,
  PHONE_TRIGGERS,
  type Given,
} from "./action-run";
import { ACTIONS, PLAIN } from "./loaded-action";

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
  ["a sender and senders", "settings", { secrets: { ...SECRETS, PLIVO_SENDERS: '{"*":"x"}' } }],
  [
    "senders that it can't choose from",
    "settings",
    { secrets: { ...without("PLIVO_SENDER"), PLIVO_SENDERS: '{"*":"x"}' } },
  ],
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
  [
    "a trunk prefix inside an international number",
    "trunk",
    { message: { ...MESSAGE, recipient: "+44 (0)7400 123456" } },
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

const NAMED: [string, object][] = [
  ["PLIVO_AUTH_ID", without("PLIVO_AUTH_ID")],
  ["PLIVO_AUTH_TOKEN", without("PLIVO_AUTH_TOKEN")],
  ["PLIVO_SENDER", without("PLIVO_SENDER")],
  ["PLIVO_POWERPACK", { ...SECRETS, PLIVO_POWERPACK: "uuid" }],
  ["PLIVO_SENDERS", { ...without("PLIVO_SENDER"), PLIVO_SENDERS: "{" }],
];

describe.each(ACTIONS)("%s", (_, load) => {
  const action = load(PLAIN);

  it.each(NAMED)("names the secret %s if it is missing or not valid", async (name, secrets) => {
    const run = await runHandler(action, "send-phone-message", [], { secrets });
    expect(loggedReason(run)).toBe(
      `SMS not sent: A secret of the Action is missing or not valid; run \`pulumi up\` (settings ${name})`,
    );
    expect(JSON.parse(run.lines[0] ?? "")).toMatchObject({ reason: "settings", secret: name });
  });

  describe.each(PHONE_TRIGGERS)("%s", (trigger) => {
    it.each(REFUSALS)("refuses %s without asking Plivo", async (_name, reason, given) => {
      const run = await runHandler(action, trigger, [], given);
      expect(run.requests).toEqual([]);
      const [fate, sentence] = REASONS[reason];
      const secret =
        reason === "settings" ? { secret: expect.stringMatching(/^PLIVO_/) as string } : {};
      expect(loggedReason(run)).toMatch(`SMS ${fate}: ${sentence} (${reason}`);
      expect(run.notification?.type).toBe(trigger === "send-phone-message" ? undefined : "drop");
      expect(run.lines.map((line) => JSON.parse(line) as object)).toEqual([
        { sms: fate, reason, ...secret, ms: 0 },
      ]);
    });
  });
});
