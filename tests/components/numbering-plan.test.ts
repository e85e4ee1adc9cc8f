import fc from "fast-check";
import parsePhoneNumber from "libphonenumber-js/max";
import examples from "libphonenumber-js/examples.mobile.json";
import metadata from "libphonenumber-js/metadata.max.json";
import { findCountry } from "../../action/numbering-plan";
import { numberingPlan } from "../../components/numbering-plan";

const plan = numberingPlan();
const country = (number: string) => findCountry(plan, number.replace(/\D/g, ""));

/** Calling codes that several countries share. */
const SHARED = Object.entries(metadata.country_calling_codes).filter(
  ([, countries]) => countries.length > 1,
);

/** libphonenumber takes these for its first country of the calling code, though they are of no one country. */
const OF_NO_COUNTRY = [
  "TOLL_FREE",
  "PREMIUM_RATE",
  "SHARED_COST",
  "PERSONAL_NUMBER",
  "PAGER",
  "UAN",
  "VOICEMAIL",
];

/** Countries without mobile ranges of their own: nobody can tell their mobiles from those of the larger country. */
const SHARES_MOBILES_WITH: Readonly<Record<string, string>> = {
  AX: "FI",
  BL: "GP",
  CC: "AU",
  CX: "AU",
  EH: "MA",
  MF: "GP",
  SJ: "NO",
  VA: "IT",
};

/** Ranges that libphonenumber's look-up gives to the country before. */
const OVERLOOKED = /^44(7[59]24)|^212528[89]/;

describe("numberingPlan", () => {
  it.each(Object.entries(examples))("knows a mobile number of %s", (expected, national) => {
    const callingCode =
      (metadata.countries as unknown as Record<string, [string]>)[expected]?.[0] ?? "";
    expect(country(callingCode + national)).toBe(SHARES_MOBILES_WITH[expected] ?? expected);
  });

  it("agrees with libphonenumber on numbers of shared calling codes", () => {
    const national = fc.stringMatching(/^[0-9]{7,10}$/);
    let known = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...SHARED.map(([code]) => code)),
        national,
        (callingCode, digits) => {
          const number = parsePhoneNumber(`+${callingCode}${digits}`);
          // The national prefix is taken off by libphonenumber; here it makes the number one of no country.
          fc.pre(number?.nationalNumber === digits && !OVERLOOKED.test(callingCode + digits));
          const ofNoCountry = OF_NO_COUNTRY.includes(number.getType() ?? "");
          if (number.country) known++;
          expect(country(callingCode + digits)).toBe(
            ofNoCountry && !hasLeadingDigits(number.country) ? undefined : number.country,
          );
        },
      ),
      { numRuns: 4_000 },
    );
    expect(known).toBeGreaterThan(100);
  });

  it.each([
    ["the United States", "+1 212 555 0100", "US"],
    ["Hawaii", "+1 808 555 5555", "US"],
    ["Canada", "+1 416 555 0100", "CA"],
    ["Jamaica", "+1 876 555 0100", "JM"],
    ["Jamaica's second area code", "+1 658 555 0100", "JM"],
    ["Puerto Rico", "+1 787 555 0100", "PR"],
    ["the Dominican Republic", "+1 809 555 0100", "DO"],
    ["Bermuda", "+1 441 555 0100", "BM"],
    ["Great Britain", "+44 7400 123456", "GB"],
    ["Jersey", "+44 7797 712345", "JE"],
    ["Guernsey", "+44 7781 123456", "GG"],
    ["the Isle of Man", "+44 7624 123456", "IM"],
    [
      "the Isle of Man, a range that libphonenumber gives to Great Britain",
      "+44 7924 123456",
      "IM",
    ],
    ["Western Sahara's landlines", "+212 528 912345", "EH"],
    ["Morocco", "+212 650 123456", "MA"],
    ["Russia", "+7 912 345 6789", "RU"],
    ["Kazakhstan", "+7 701 234 5678", "KZ"],
    ["Guadeloupe", "+590 690 00 12 34", "GP"],
    ["Martinique", "+596 696 20 12 34", "MQ"],
    ["Åland's landlines", "+358 18 123 456", "AX"],
    ["Svalbard", "+47 79 12 34 56", "SJ"],
    ["Norway", "+47 40 61 23 45", "NO"],
    ["Vatican", "+39 06 698 12345", "VA"],
    ["Christmas Island's landlines", "+61 8 9164 1234", "CX"],
    ["Mayotte", "+262 639 01 23 45", "YT"],
    ["Curaçao", "+599 9 518 1234", "CW"],
    ["Bonaire", "+599 318 1234", "BQ"],
    ["Tristan da Cunha", "+290 8999", "TA"],
    ["Kosovo", "+383 43 201 234", "XK"],
  ])("knows %s", (_, number, expected) => {
    expect(country(number)).toBe(expected);
  });

  it.each([
    ["an area code that is not in use", "+1 555 765 4321"],
    ["a toll-free number", "+1 800 234 5678"],
    ["a premium number", "+1 900 234 5678"],
    ["a British personal number", "+44 70 1234 5678"],
    ["a calling code that is not in use", "+999 123 456 789"],
    ["an Iridium telephone", "+8816 1234 5678"],
    ["an international network", "+883 1234 5678"],
    ["universal freephone", "+800 1234 5678"],
    ["Inmarsat", "+870 7731 1163 2"],
  ])("knows no country of %s", (_, number) => {
    expect(country(number)).toBeUndefined();
  });
});

function hasLeadingDigits(code: string | undefined): boolean {
  const data = (metadata.countries as unknown as Record<string, unknown[]>)[code ?? ""];
  return typeof data?.[10] === "string";
}
