import fc from "fast-check";
import parsePhoneNumber, { type CountryCode } from "libphonenumber-js/max";
import metadata from "libphonenumber-js/metadata.max.json";
import { findCountry, type NumberingPlan } from "../../action/numbering-plan";

/** The country of a number by libphonenumber, and by the Action's table. */
interface Reading {
  digits: string;
  callingCode: string;
  /** libphonenumber's country; undefined if it finds none, or several. */
  theirs: string | undefined;
  ours: string | undefined;
  /** Whether it is in a range that libphonenumber knows. */
  isValid: boolean;
}

/** Where the table differs on purpose, as docs/action.md lists it. */
const DIFFERENCES: Record<string, (reading: Reading) => boolean> = {
  "an area code or range that libphonenumber doesn't know is the main country's": ({
    callingCode,
    theirs,
    ours,
  }) => theirs === undefined && ours === mainOf(callingCode) && isShared(callingCode),
  "an area code that is assigned to Canada, and that libphonenumber doesn't know": ({
    digits,
    ours,
  }) => digits.startsWith("1387") && ours === "CA",
  "the premium exchange 976 of every area code is of no country": ({ digits, ours }) =>
    /^1\d{3}976/.test(digits) && ours === undefined,
  "a landline range that two countries have is the smaller one's": ({ callingCode, ours }) =>
    ["590", "61", "212"].includes(callingCode) &&
    ["BL", "MF", "CC", "CX", "EH"].includes(ours ?? ""),
  "libphonenumber's look-up overlooks mobiles of the Isle of Man": ({ digits, ours }) =>
    /^447[59]24/.test(digits) && ours === "IM",
  "a number that a shared calling code can't have, such as one that is too long, is of no country":
    ({ callingCode, ours, isValid }) => isShared(callingCode) && ours === undefined && !isValid,
};

const countriesOf = metadata.country_calling_codes as Readonly<Record<string, readonly string[]>>;
const mainOf = (callingCode: string) => countriesOf[callingCode]?.[0];
const isShared = (callingCode: string) => (countriesOf[callingCode]?.length ?? 0) > 1;

const SERVICES = [
  "TOLL_FREE",
  "PREMIUM_RATE",
  "SHARED_COST",
  "PERSONAL_NUMBER",
  "PAGER",
  "UAN",
  "VOICEMAIL",
];

type CountryData = readonly [callingCode: string, ...rest: unknown[]];
const countries = Object.entries(metadata.countries as unknown as Record<CountryCode, CountryData>);

/** In differences that few numbers show. */
const RARE = [
  { callingCode: "1", national: "3872345678" },
  { callingCode: "1", national: "2129761234" },
];

/** Numbers of every range that libphonenumber knows, of every type, and as many digits after any calling code. */
function numbers(count: number): { callingCode: string; national: string }[] {
  const ranges = countries.flatMap(([, data]) =>
    (data[11] as readonly ([string] | 0 | undefined)[]).flatMap((type) =>
      type && type[0] ? [{ callingCode: data[0], pattern: new RegExp(`^(?:${type[0]})$`) }] : [],
    ),
  );
  const each = Math.ceil(count / 2 / ranges.length);
  const known = ranges.flatMap(({ callingCode, pattern }) =>
    fc.sample(fc.stringMatching(pattern), each).map((national) => ({ callingCode, national })),
  );
  const any = fc.record({
    callingCode: fc.constantFrom(...Object.keys(countriesOf)),
    national: fc.stringMatching(/^[1-9][0-9]{5,10}$/),
  });
  return [...known, ...RARE, ...fc.sample(any, Math.ceil(count / 2))];
}

/** Compares the table with libphonenumber on `count` numbers, and lists what no purposeful difference explains. */
export function compareWithLibphonenumber(plan: NumberingPlan, count: number) {
  const used = new Set<string>();
  const unexplained: string[] = [];
  let compared = 0;
  for (const { callingCode, national } of numbers(count)) {
    const digits = callingCode + national;
    const number = parsePhoneNumber(`+${digits}`);
    compared += 1;
    // libphonenumber removes a national prefix; the Action refuses such numbers before that.
    if (number?.nationalNumber !== national || mainOf(callingCode) === "001") continue;
    const isService = SERVICES.includes(number.getType() ?? "");
    const reading: Reading = {
      digits,
      callingCode,
      theirs: isService ? undefined : number.country,
      ours: findCountry(plan, digits),
      isValid: number.isValid(),
    };
    if (reading.ours === reading.theirs) continue;
    const why = Object.keys(DIFFERENCES).find((each) => DIFFERENCES[each]?.(reading));
    if (why === undefined || isService)
      unexplained.push(`+${digits}: ${reading.theirs} there, ${reading.ours} here`);
    else used.add(why);
  }
  return { compared, unexplained, used: [...used], differences: Object.keys(DIFFERENCES) };
}
