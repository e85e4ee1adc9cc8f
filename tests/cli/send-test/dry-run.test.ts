import * as pulumi from "@pulumi/pulumi";
import { dryRun } from "../../../cli/send-test/dry-run";
import type { PlivoSender } from "../../../components/config/sender-choice";

const config = (sender: PlivoSender, allowedCountries?: string[]) => ({
  allowedCountries,
  plivo: {
    authId: "MA00000000000000000A",
    authToken: pulumi.secret("token"),
    authTokenNext: undefined,
    sender,
    dlt: { entityId: undefined, templateId: undefined, templateCategory: undefined },
  },
});

const ONE = { sender: "+14155550100" };
const EACH = { senders: { US: "+14155550100", GB: "Acme" } };

it.each<[string, PlivoSender, string[] | undefined, string]>([
  [
    "+1 621 234 5678",
    ONE,
    ["US"],
    "belongs to the country US: the Action would send to it from the number that ends in 0100",
  ],
  ["4155550123", ONE, ["US"], "belongs to the country US"],
  [
    "+44 7400 123456",
    EACH,
    undefined,
    "belongs to the country GB: the Action would send to it from `Acme`",
  ],
  ["+1 555 765 4321", ONE, undefined, "belongs to no country: the Action would send"],
])("shows that %s is sent", (number, sender, allowed, sentence) => {
  const result = dryRun(number, config(sender, allowed));
  expect(result).toMatchObject({ isSent: true });
  expect(result.sentence).toContain(sentence);
  expect(result.sentence).not.toMatch(/\d{5,}/);
});

it.each<[string, PlivoSender, string[] | undefined, string]>([
  ["0151 12345678", ONE, undefined, "(recipient)"],
  ["+44 (0)7400 123456", ONE, undefined, "(trunk)"],
  ["+49 900 1234567", ONE, ["DE"], "(no-country)"],
  [
    "+1 876 555 0100",
    ONE,
    ["US"],
    "belongs to the country JM, which isn't in `allowedCountries`: the Action would send nothing (country)",
  ],
  ["+49 1512 3456789", EACH, undefined, "(no-sender)"],
])("shows that %s is refused, and why", (number, sender, allowed, sentence) => {
  const result = dryRun(number, config(sender, allowed));
  expect(result).toMatchObject({ isSent: false });
  expect(result.sentence).toContain(sentence);
});

it.each([
  [
    "4155550123",
    "The number +…23 belongs to the country US: an Action without `allowedCountries` would send to it.",
  ],
  [
    "+49 900 1234567",
    "The number +…67 belongs to no country: an Action without `allowedCountries` would send to it.",
  ],
  [
    "0151 12345678",
    "The number isn't a number with a country code (a plus and 7 to 15 digits): the Action would send nothing (recipient).",
  ],
])("shows without a stack how %s is read", (number, sentence) => {
  expect(dryRun(number).sentence).toBe(sentence);
});
