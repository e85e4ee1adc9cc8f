import fc from "fast-check";
import type { CountryCode } from "libphonenumber-js";
import metadata from "libphonenumber-js/metadata.max.json";
import { hasTrunkPrefix, readRecipient, splitNumber } from "../../action/recipient";

describe("readRecipient", () => {
  it.each([
    ["+15557654321", "15557654321"],
    ["+1-555-765-4321", "15557654321"],
    ["+1 (555) 765.4321", "15557654321"],
    ["+44\u00a07797\u2011123456", "447797123456"],
    ["+2908123", "2908123"],
    ["4155550123", "14155550123"],
    ["(415) 555-0123", "14155550123"],
    ["1-808-555-5555", "18085555555"],
    ["1.808.555.5555", "18085555555"],
    ["18085555555", "18085555555"],
  ])("reads %s", (recipient, digits) => {
    expect(readRecipient(recipient)).toBe(digits);
  });

  it.each([
    ["an area code that isn't one, without a plus", "555-765-4321"],
    ["the same after a 1", "15557654321"],
    ["an area code that begins with 1", "1155550123"],
    ["an area code that begins with 0", "0155550123"],
    ["a service code for an area code", "4115550123"],
    ["an area code of the expansion of the plan", "2955550123"],
    ["an exchange that begins with 1", "4151550123"],
    ["an exchange that ends in 11", "4159110123"],
    ["nine digits", "415555012"],
    ["eleven digits that don't begin with 1", "44155550123"],
    ["twelve digits", "114155550123"],
    ["a British mobile without a country code", "07400123456"],
    ["a German mobile without a country code", "015112345678"],
    ["a number with an international prefix in place of the plus", "0014155550123"],
    ["a country code that starts with 0", "+0123456789"],
    ["a trunk prefix and a letter", "+44 (0)20 7946 0000x"],
    ["two recipients", "+15557654321<+15557654322"],
    ["two recipients without a plus", "4155550123<4155550124"],
    ["letters", "+1555CALLNOW"],
    ["a second plus", "++15557654321"],
    ["a plus at the end", "4155550123+"],
    ["digits of another script", "+１５５５７６５４３２１"],
    ["six digits", "+290812"],
    ["sixteen digits", "+1234567890123456"],
    ["nothing", ""],
  ])("refuses %s", (_, recipient) => {
    expect(readRecipient(recipient)).toBeUndefined();
  });

  it("reads, without a plus, only ten digits or eleven that begin with 1", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{5,15}$/), (digits) => {
        const read = readRecipient(digits);
        if (read === undefined) return;
        expect(read).toBe(digits.length === 10 ? `1${digits}` : digits);
        expect(read).toMatch(/^1[2-9]\d\d[2-9]\d{6}$/);
      }),
      { numRuns: 2_000 },
    );
  });
});

type Countries = Record<CountryCode, [callingCode: string, ...rest: unknown[]]>;
const COUNTRIES = metadata.countries as unknown as Countries;

describe("splitNumber", () => {
  it.each(Object.keys(metadata.country_calling_codes))("knows the calling code %s", (code) => {
    expect(splitNumber(`${code}23456789`)).toEqual({ callingCode: code, national: "23456789" });
  });
});

describe("hasTrunkPrefix", () => {
  it.each([
    ["Great Britain", "4407400123456"],
    ["Germany", "49015112345678"],
    ["France", "330612345678"],
    ["Australia", "610412345678"],
    ["India", "9109812345678"],
    ["the United States, with its 1", "114155550123"],
    ["the United States, with a 0", "104155550123"],
    ["Russia, whose prefix is 8", "789123456789"],
    ["Kazakhstan, whose prefix is 8", "787012345678"],
    ["Hungary, whose prefix is 06", "3606201234567"],
    ["Mexico, whose prefix was 01", "52015512345678"],
    ["Belarus, whose prefix is 8", "3758294911911"],
    ["Belarus, whose prefix is 80", "37580294911911"],
    ["Lithuania, whose prefix was 8", "370861234567"],
    ["Turkmenistan, whose prefix is 8", "993866123456"],
    ["Uzbekistan, whose prefix was 8", "9988912345678"],
    ["Tajikistan, whose prefix was 8", "9928917123456"],
    ["Argentina, whose mobiles have a 15 in national calls", "54111523456789"],
  ])("finds the one of %s", (_, digits) => {
    expect(hasTrunkPrefix(digits)).toBe(true);
  });

  /** Types in libphonenumber's metadata that are a person's phone: fixed line, mobile, VoIP. */
  const phones = Object.entries(COUNTRIES).flatMap(([country, data]) => {
    const types = data[11] as ([string] | 0 | undefined)[];
    return [0, 1, 8]
      .map((place) => (types[place] || [""])[0])
      .filter((pattern) => pattern !== "")
      .map((pattern) => [country, data[0], pattern] as const);
  });

  const sampled = (pattern: string, count: number) =>
    fc.sample(fc.stringMatching(new RegExp(`^(?:${pattern})$`)), count);

  it("finds none in any country's phone numbers", () => {
    const wrong = phones.flatMap(([country, callingCode, pattern]) =>
      sampled(pattern, 25)
        .filter((national) => hasTrunkPrefix(callingCode + national))
        .map((national) => `${country} +${callingCode} ${national}`),
    );
    expect(phones.length).toBeGreaterThan(500);
    expect(wrong).toEqual([]);
  });

  it("finds the 0 of every country that has it as its prefix, before any of its phone numbers", () => {
    const withZero = phones.filter(([country]) => COUNTRIES[country as CountryCode][5] === "0");
    const missed = withZero.flatMap(([country, callingCode, pattern]) =>
      sampled(pattern, 10)
        .filter((national) => !hasTrunkPrefix(`${callingCode}0${national}`))
        .map((national) => `${country} +${callingCode} 0 ${national}`),
    );
    expect(withZero.length).toBeGreaterThan(100);
    expect(missed).toEqual([]);
  });
});
