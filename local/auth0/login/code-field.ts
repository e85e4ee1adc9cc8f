import { html, type Html } from "../pages/html";
import type { Visit } from "./login";

const SEPARATED = /(?<!\d)(\d{3})[\s-]?(\d{3})(?!\d)/;

/**
 * Returns the text with the decimal digits of every script as 0 to 9: Unicode has them in rows of ten, from zero. The
 * `parseDigits` of libphonenumber-js knows four scripts.
 */
function plainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const place = digit.codePointAt(0) ?? 0;
    let zero = place;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((place - zero) % 10);
  });
}

/** Returns the six digits of what was typed or pasted: also of "123 456", and of a whole message with one code in it. */
export function readCode(typed: string): string {
  const text = plainDigits(typed.normalize("NFKC"));
  const found = SEPARATED.exec(text);
  return found ? `${found[1] ?? ""}${found[2] ?? ""}` : text.replace(/\s/g, "");
}

/** Renders the field for a code of six digits. It has room for a pasted message. */
export function codeField(label: string, problem: string | undefined): Html {
  return html`<div class="field">
    <label for="code">${label}</label>
    <input
      class="code"
      id="code"
      name="code"
      type="text"
      inputmode="numeric"
      autocomplete="one-time-code"
      maxlength="1600"
      required
      autofocus
      ${problem !== undefined && html`aria-invalid="true" aria-describedby="code-problem"`}
    />
    ${problem !== undefined && html`<p class="hint" id="code-problem" role="alert">${problem}</p>`}
  </div>`;
}

/** Renders "Remember this device for 30 days", which is below the field of a challenge. */
export function rememberField({ texts }: Visit): Html {
  return html`<label class="check">
    <input type="checkbox" name="rememberBrowser" value="true" />
    ${texts.common.rememberMe}
  </label>`;
}
