import { parsePhoneNumberFromString } from "libphonenumber-js";
import { InvalidValue, MisreadValue } from "./problem";

const EXAMPLE_NUMBER = "+15551234567";

/**
 * Reads a sender that Plivo accepts as `src`: a number in E.164, a short code of 3 to 8 digits, or an alphanumeric sender id
 * of up to 11 characters (https://www.plivo.com/docs/messaging/api/message/send-a-message).
 */
export function parsePlivoSender(text: string): string {
  if (text.startsWith("+")) {
    if (!/^\+\d+$/.test(text) || parsePhoneNumberFromString(text)?.isPossible() !== true) {
      const what = "is not a phone number in E.164: `+`, country code and number, digits only";
      throw new InvalidValue(what, EXAMPLE_NUMBER);
    }
    return text;
  }
  if (/^[\d\s().-]+$/.test(text)) {
    if (/^\d{3,8}$/.test(text)) {
      return text;
    }
    const what = "has no country code: a phone number starts with `+` and the country code";
    throw new MisreadValue(what, EXAMPLE_NUMBER);
  }
  if (!/^[A-Za-z0-9]{1,11}$/.test(text)) {
    const what =
      "must be a number in E.164, a short code of 3 to 8 digits, or a sender id of up to 11 letters and digits";
    throw new InvalidValue(what, EXAMPLE_NUMBER);
  }
  return text;
}

/** Reads a Powerpack's UUID, as Plivo's console shows it. */
export function parsePlivoPowerpack(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) {
    throw new InvalidValue(
      "must be the Powerpack's UUID, as Plivo's console shows it",
      "00000000-0000-0000-0000-000000000000",
    );
  }
  return text;
}
