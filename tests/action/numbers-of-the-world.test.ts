import { loggedReason, runHandler, SECRETS, type HandlerRun } from "./action-run";
import { ACTIONS } from "./loaded-action";
import { accepted } from "./plivo-steps";

/** Numbers as people write them, by their country. Sources: ITU-T E.164's national plans, and the regulators' own. */
const PHONES: Readonly<Record<string, readonly string[]>> = {
  // A landline keeps its 0 in Italy, San Marino, Ivory Coast, Benin, Gabon and Congo.
  IT: ["+39 02 1234 5678", "+39 0461 123456", "+39 347 123 4567", "+39 06 5555 1234"],
  SM: ["+378 0549 882345", "+378 66 661212"],
  CI: ["+225 07 01 23 45 67", "+225 01 23 45 67 89"],
  BJ: ["+229 01 90 01 12 34"],
  GA: ["+241 06 03 12 34"],
  CG: ["+242 06 612 3456"],
  // Crown dependencies have ranges inside of the British plan.
  GB: ["+44 7400 123456", "+44 20 7946 0958", "+44 56 1234 5678"],
  JE: ["+44 7797 712345", "+44 7700 312345"],
  GG: ["+44 7781 123456"],
  IM: ["+44 7624 412345", "+44 1624 756789"],
  // Russia and Kazakhstan share +7.
  RU: ["+7 912 345 67 89", "+7 (495) 123-45-67", "+7 978 123 45 67"],
  KZ: ["+7 701 123 4567", "+7 777 123 4567"],
  // The islands of the North American plan, and area codes that are new.
  BM: ["+1 441 370 1234"],
  BB: ["+1 246 250 1234"],
  VG: ["+1 284 300 1234"],
  JM: ["+1 658 232 1234", "+1-876-210-1234"],
  SX: ["+1 721 520 1234"],
  PR: ["+1 787 234 1234", "+1 939 234 1234"],
  DO: ["+1 809 234 1234", "+1 829 234 1234", "+1 849 234 1234"],
  TT: ["+1 868 291 1234"],
  GU: ["+1 671 300 1234"],
  CA: ["+1 942 234 5678", "+1 879 234 5678", "+1 387 234 5678", "+1 867 234 5678"],
  US: ["+1 350 234 5678", "+1 738 234 5678", "212.555.0123", "1 (907) 234-5678"],
  // Of other shared calling codes.
  FI: ["+358 41 2345678"],
  AX: ["+358 18 123456"],
  SJ: ["+47 79 12 34 56"],
  RE: ["+262 692 12 34 56"],
  YT: ["+262 639 01 23 45"],
  CW: ["+599 9 518 1234"],
  BQ: ["+599 318 1234"],
  EH: ["+212 528 812 345"],
  // And of their own.
  DE: ["+49 151 23456789", "+49 32 12345678"],
  FR: ["+33 6 12 34 56 78", "+33 9 60 12 34 56"],
  MX: ["+52 222 123 4567"],
  AR: ["+54 9 11 2345 6789", "+54 9 2966 15 1234", "+54 11 1512 3456"],
  HU: ["+36 20 123 4567"],
  UZ: ["+998 91 234 56 78", "+998 88 234 56 78"],
  TJ: ["+992 91 712 3456"],
  LT: ["+370 612 34567"],
  BY: ["+375 29 491 19 11"],
  XK: ["+383 43 201 234"],
  SH: ["+290 51234"],
};

/** Services, which aren't anybody's phone. */
const SERVICES: readonly (readonly [kind: string, recipient: string])[] = [
  ["premium, Italy", "+39 899 123456"],
  ["shared cost, Italy", "+39 199 123456"],
  ["premium, Great Britain", "+44 909 879 0123"],
  ["personal, Great Britain", "+44 70 1234 5678"],
  ["pager, Great Britain", "+44 76 1234 5678"],
  ["shared cost, Great Britain", "+44 843 123 4567"],
  ["corporate, Great Britain", "+44 55 1234 5678"],
  ["shared cost, Germany", "+49 180 6 123456"],
  ["personal, Germany", "+49 700 12345678"],
  ["pager, Germany", "+49 168 12345678"],
  ["voicemail, Switzerland", "+41 860 79 1234567"],
  ["premium, France", "+33 8 99 12 34 56"],
  ["shared cost, Spain", "+34 901 12 34 56"],
  ["personal, Spain", "+34 70 123 45 67"],
  ["pager, Netherlands", "+31 66 1234567"],
  ["premium, Belgium", "+32 902 12345"],
  ["premium, Austria", "+43 930 123456"],
  ["pager, Sweden", "+46 740 123 456"],
  ["premium, Norway", "+47 829 12345"],
  ["premium, Finland", "+358 600 123456"],
  ["premium, Ireland", "+353 1520 123 456"],
  ["shared cost, Australia", "+61 1300 123 456"],
  ["pager, Australia", "+61 163 12345"],
  ["premium, New Zealand", "+64 900 12345"],
  ["premium, Japan", "+81 990 123 456"],
  ["pager, Japan", "+81 20 1234 5678"],
  ["premium, Korea", "+82 60 234 5678"],
  ["shared cost, China", "+86 400 123 4567"],
  ["shared cost, India", "+91 1860 123 4567"],
  ["premium, Mexico", "+52 900 123 4567"],
  ["premium, Argentina", "+54 600 123 4567"],
  ["toll-free, Russia", "+7 800 555 35 35"],
  ["premium, Russia", "+7 809 123 4567"],
  ["premium, Indonesia", "+62 809 123 4567"],
  ["shared cost, South Africa", "+27 860 123 456"],
  ["premium, Israel", "+972 1900 123456"],
  ["premium, Turkey", "+90 900 123 4567"],
  ["premium, United States", "+1 900 234 1234"],
  ["premium exchange, United States", "+1 212 976 1234"],
  ["toll-free, North America", "+1 833 234 5678"],
  ["personal, North America", "+1 533 234 5678"],
  ["government, United States", "+1 710 234 5678"],
  ["directory, North America", "+1 555 123 4567"],
  ["emergency, North America", "+1 911 234 5678"],
  ["satellite", "+881 6 1234 5678"],
  ["satellite", "+882 16 1234 5678"],
  ["ships", "+870 7 7312 3456"],
  ["toll-free, international", "+800 1234 5678"],
  ["shared cost, international", "+808 1234 5678"],
  ["premium, international", "+979 1 2345 6789"],
  ["an unassigned calling code", "+999 1234567"],
  ["another unassigned calling code", "+210 1234567"],
];

const TRUNKS: readonly (readonly [country: string, recipient: string])[] = [
  ["Great Britain", "+44 0 7400 123456"],
  ["Great Britain", "+44 (0) 20 7946 0958"],
  ["Germany", "+49 0151 23456789"],
  ["Germany", "+49 (0) 30 123456"],
  ["France", "+33 06 12 34 56 78"],
  ["Japan", "+81 090 1234 5678"],
  ["Brazil", "+55 011 96123 4567"],
  ["Hungary", "+36 06 20 123 4567"],
  ["Mexico", "+52 01 222 123 4567"],
  ["Argentina", "+54 0 11 2345 6789"],
  ["Argentina, the 15 of mobiles", "+54 11 15 2345 6789"],
  ["Argentina, the 15 after the 9", "+54 9 2966 15 123456"],
  ["Russia", "+7 8 495 123 4567"],
  ["Kazakhstan", "+7 8 701 123 4567"],
  ["Belarus", "+375 8 029 4911911"],
  ["Lithuania", "+370 8 612 34567"],
  ["Uzbekistan", "+998 8 91 234 5678"],
  ["Tajikistan", "+992 8 91 712 3456"],
  ["Mongolia", "+976 01 8812 3456"],
  ["the United States", "+1 1 212 234 5678"],
  ["the United States", "+1 0212 234 5678"],
];

/** What isn't an international number. */
const NONE: readonly string[] = [
  "8 912 345 67 89",
  "07400 123456",
  "0049 151 23456789",
  "011 44 7400 123456",
  "+0 212 555 0123",
  "212-911-5555",
  "+1 212 555 0123 ext. 5",
  "+1 212 555 0123;ext=5",
  "tel:+12125550123",
  "+12125550123,+12125550124",
  "+1 (212) 555-O123",
  "+878 10 1234 5678 9012",
  "+",
];

describe.each(ACTIONS)("%s", (_, load) => {
  const action = load({ allowedCountries: true });
  const send = (recipient: string, allowed: string): Promise<HandlerRun> =>
    runHandler(action, "custom-phone-provider", [accepted()], {
      message: { recipient, text: "Your code is 824173", code: "824173" },
      secrets: { ...SECRETS, ALLOWED_COUNTRIES: allowed },
    });
  const countries = Object.keys(PHONES).join(",");

  it.each(
    Object.entries(PHONES).flatMap(([country, phones]) =>
      phones.map((phone) => [country, phone] as const),
    ),
  )("sends to a number of %s only if that country is allowed: %s", async (country, recipient) => {
    const run = await send(recipient, country);
    expect([run.requests.length, loggedReason(run)]).toEqual([1, undefined]);
    const others = countries.split(",").filter((each) => each !== country);
    const refused = await send(recipient, others.join(","));
    expect(refused.requests).toEqual([]);
    expect(loggedReason(refused)).toMatch(new RegExp(`\\(country ${country}\\)$`));
  });

  it.each(SERVICES)("sends nothing to a service (%s): %s", async (_kind, recipient) => {
    const run = await send(recipient, countries);
    expect(run.requests).toEqual([]);
    expect(loggedReason(run)).toMatch(/\(no-country\)$/);
  });

  it.each(TRUNKS)(
    "sends nothing to a number with the trunk prefix of %s: %s",
    async (_c, recipient) => {
      const run = await send(recipient, countries);
      expect(run.requests).toEqual([]);
      expect(loggedReason(run)).toMatch(/\(trunk\)$/);
    },
  );

  it.each(NONE)("sends nothing to what isn't a number: %s", async (recipient) => {
    const run = await send(recipient, countries);
    expect(run.requests).toEqual([]);
    expect(loggedReason(run)).toMatch(/\(recipient\)$/);
  });
});
