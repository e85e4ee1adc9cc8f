import { readFileSync } from "node:fs";
import { join } from "node:path";
import examples from "libphonenumber-js/examples.mobile.json";
import metadata from "libphonenumber-js/metadata.max.json";
import { version } from "libphonenumber-js/package.json";
import { findCountry } from "../../action/numbering-plan";
import { numberingPlan } from "../../components/numbering-plan";
import { compareWithLibphonenumber } from "./libphonenumber-differences";

const plan = numberingPlan();
const country = (number: string) => findCountry(plan, number.replace(/\D/g, ""));

/** Countries without mobile ranges of their own: nobody can distinguish their mobiles from those of the larger country. */
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

describe("numberingPlan", () => {
  it.each(Object.entries(examples))("knows a mobile number of %s", (expected, national) => {
    const callingCode =
      (metadata.countries as unknown as Record<string, [string]>)[expected]?.[0] ?? "";
    expect(country(callingCode + national)).toBe(SHARES_MOBILES_WITH[expected] ?? expected);
  });

  it("agrees with libphonenumber, except for the differences that docs/action.md lists", () => {
    const { compared, unexplained } = compareWithLibphonenumber(plan, 5_000);
    expect(compared).toBeGreaterThanOrEqual(5_000);
    expect(unexplained).toEqual([]);
  });

  it("has the version and the date that docs/action.md says", () => {
    const root = join(__dirname, "../..");
    const changes = readFileSync(join(root, "node_modules/libphonenumber-js/CHANGELOG.md"), "utf8");
    const [, day, month, year] =
      new RegExp(`^${version} / (\\d+)\\.(\\d+)\\.(\\d+)$`, "m").exec(changes) ?? [];
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    const shown = date.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
    const doc = readFileSync(join(root, "docs/action.md"), "utf8");
    expect(doc.replace(/\s+/g, " ")).toContain(`libphonenumber-js ${version} (${shown})`);
  });

  it.each([
    ["the United States", "+1 212 555 0100", "US"],
    ["Hawaii", "+1 808 555 5555", "US"],
    ["Houston's area code of 2025", "+1 621 234 5678", "US"],
    ["Illinois's area code of 2025", "+1 861 234 5678", "US"],
    ["Tucson, between personal numbers", "+1 520 234 5678", "US"],
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
    ["a service code for an area code", "+1 411 234 5678"],
    ["an area code of the plan's expansion", "+1 290 234 5678"],
    ["a reserved toll-free area code", "+1 889 234 5678"],
    ["a toll-free number", "+1 800 234 5678"],
    ["a premium number", "+1 900 234 5678"],
    ["a British personal number", "+44 70 1234 5678"],
    ["a German premium number", "+49 900 1234567"],
    ["a German shared-cost number", "+49 180 1234567"],
    ["a German voicemail", "+49 151 1312 345678"],
    ["a calling code that is not in use", "+999 123 456 789"],
    ["an Iridium telephone", "+8816 1234 5678"],
    ["an international network", "+883 1234 5678"],
    ["universal freephone", "+800 1234 5678"],
    ["Inmarsat", "+870 7731 1163 2"],
  ])("finds no country for %s", (_, number) => {
    expect(country(number)).toBeUndefined();
  });
});
