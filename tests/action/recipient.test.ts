import { normaliseRecipient } from "../../action/recipient";

describe("normaliseRecipient", () => {
  it.each([
    ["+15557654321", "15557654321"],
    ["+1-555-765-4321", "15557654321"],
    ["+1 (555) 765.4321", "15557654321"],
    ["+44\u00a07797\u2011123456", "447797123456"],
    ["+2908123", "2908123"],
  ])("reads %s", (recipient, digits) => {
    expect(normaliseRecipient(recipient)).toBe(digits);
  });

  it.each([
    ["a number without a country code", "555-765-4321"],
    ["digits without a plus", "15557654321"],
    ["a country code that starts with 0", "+0123456789"],
    ["a trunk prefix in brackets", "+44 (0)20 7946 0000x"],
    ["two recipients", "+15557654321<+15557654322"],
    ["letters", "+1555CALLNOW"],
    ["a second plus", "++15557654321"],
    ["six digits", "+290812"],
    ["sixteen digits", "+1234567890123456"],
    ["nothing", ""],
  ])("refuses %s", (_, recipient) => {
    expect(normaliseRecipient(recipient)).toBeUndefined();
  });
});
