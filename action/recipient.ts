/**
 * Reads the digits of an international number: `+1-555-765-4321` gives `15557654321`. Returns undefined for anything else.
 *
 * Without a plus, Plivo reads the first digits as a country code. Only numbers of the North American plan may omit the
 * plus, since Auth0 sometimes passes them without their `+1` (Auth0 docs, customize/phone-messages). Of other characters,
 * only blanks and the usual separators are allowed; Plivo reads `<` as the separator of a list of recipients. E.164 allows
 * 15 digits; the shortest numbers with a country code have 7.
 */
export function readRecipient(recipient: string): string | undefined {
  const compact = recipient.replace(/[\s().\-\u2010-\u2015]/g, "");
  if (/^\+[1-9]\d{6,14}$/.test(compact)) return compact.slice(1);
  const national = NORTH_AMERICAN.exec(compact)?.[1];
  return national && "1" + national;
}

/**
 * Ten digits, or eleven that begin with 1. Area codes are 200 to 989 and exchanges 200 to 999, neither may end in 11, and
 * 555 is no area code. Source: nanpa.com, "About the North American Numbering Plan".
 */
const NORTH_AMERICAN = /^1?((?!.11|555)[2-9][0-8]\d(?!.11)[2-9]\d{6})$/;

/** Calling codes of one and two digits; all others have three. Source: ITU-T E.164, list of assigned country codes. */
const CALLING_CODE = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

/** Splits a number, given in digits, into calling code and national number. */
export function splitNumber(digits: string): { callingCode: string; national: string } {
  const [callingCode = ""] = CALLING_CODE.exec(digits) ?? [];
  return { callingCode, national: digits.slice(callingCode.length) };
}

/** Calling codes whose national numbers may begin with 0: from Italy to Tajikistan, and those of no country. */
const ZERO_IS_A_DIGIT = /^(?:39|225|226|229|24[12]|378|992|800|808|87[08]|88[1-3]|979)$/;

/**
 * Returns whether a number has the prefix of national calls after its calling code, as in `+44 (0)7400 123456`. No phone
 * has such a number, and Plivo would send the message to another phone or to none.
 */
export function hasTrunkPrefix(digits: string): boolean {
  const { callingCode, national } = splitNumber(digits);
  switch (callingCode) {
    case "1":
      return /^[01]/.test(national);
    case "7": // Russia and Kazakhstan: 8, which also begins ten-digit numbers.
      return /^(?:0|8\d{10}$)/.test(national);
    case "54": // Argentina: 0, or the 15 of mobiles after an area code, which makes 12 digits.
      return /^(?:0|9?(?=\d{12}$)\d{2,4}15)/.test(national);
    case "370": // Lithuania and Turkmenistan: 8 before eight digits.
    case "993":
      return /^(?:0|8\d{8}$)/.test(national);
    case "375": // Belarus: 8, or 80.
      return /^(?:0|8\d{9,10}$)/.test(national);
    case "992": // Tajikistan, where 0 is a digit, and Uzbekistan: 8 before nine digits.
      return /^8\d{9}$/.test(national);
    case "998":
      return /^(?:0|8\d{9}$)/.test(national);
    case "250": // Rwanda: landlines are 06 and six digits.
      return /^0(?!6\d{6}$)/.test(national);
    default:
      return national.startsWith("0") && !ZERO_IS_A_DIGIT.test(callingCode);
  }
}
