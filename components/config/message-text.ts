import { InvalidValue } from "./problem";

/**
 * The Liquid output of the code, in any of its spellings: `{{code}}`, `{{ code }}`, `{{- code -}}`, with or without
 * filters.
 */
const CODE = /\{\{-?\s*code\s*(\|[^{}]*)?-?\}\}/;

/** Reads the text of an SMS. Refuses one without the code, as nobody could log in with it. */
export function parseMessageText(text: string): string {
  if (!CODE.test(text)) {
    throw new InvalidValue(
      "has no `{{code}}`, so the SMS would hold no code",
      "{{code}} is your code",
    );
  }
  return text;
}
