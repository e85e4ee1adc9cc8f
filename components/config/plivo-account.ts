import { InvalidValue } from "./problem";

/**
 * Reads Plivo's Auth ID: `MA` for an account or `SA` for a subaccount, then 18 capital letters or digits
 * (https://www.plivo.com/docs/account/api/authentication). The value is a credential, so no problem repeats it.
 */
export function parsePlivoAuthId(text: string): string {
  const example = "MAXXXXXXXXXXXXXXXXXX";
  if (text === "") {
    throw new InvalidValue("is not set; Plivo's console shows it as Auth ID", example);
  }
  if (!/^(MA|SA)[A-Z0-9]{18}$/.test(text)) {
    const what =
      "must be `MA` or `SA` and 18 capital letters or digits, as Plivo's console shows it";
    throw new InvalidValue(what, example);
  }
  return text;
}

/** Reads Plivo's Auth Token: any text without blanks. */
export function parsePlivoAuthToken(text: string): string {
  if (text === "") {
    throw new InvalidValue("is not set; Plivo's console shows it as Auth Token", "");
  }
  if (/\s/.test(text)) {
    throw new InvalidValue("contains a space or a line break; copy it again", "");
  }
  return text;
}
