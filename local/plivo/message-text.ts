/** Basic set of GSM 03.38; its extension characters count twice. */
const GSM_BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const GSM_EXTENSION = "^{}\\[~]|€\f";

/** Longest text in one request, in characters of its encoding (Plivo, "Send a message", `text`). */
const LONGEST_GSM = 1600;
const LONGEST_UCS2 = 737;

interface Encoding {
  name: "GSM" | "UCS-2";
  /** Characters used, as the encoding counts them. */
  length: number;
  longest: number;
  /** Parts that the phone joins again, each of which is paid. */
  units: number;
}

/** Returns how a text is encoded: one character outside GSM 03.38 makes all of it UCS-2. */
export function encodingOf(text: string): Encoding {
  let septets = 0;
  for (const character of text) {
    if (GSM_BASIC.includes(character)) septets += 1;
    else if (GSM_EXTENSION.includes(character)) septets += 2;
    else
      return {
        name: "UCS-2",
        length: text.length,
        longest: LONGEST_UCS2,
        units: unitsOf(text.length, 70, 67),
      };
  }
  return { name: "GSM", length: septets, longest: LONGEST_GSM, units: unitsOf(septets, 160, 153) };
}

function unitsOf(length: number, single: number, part: number): number {
  return length <= single ? 1 : Math.ceil(length / part);
}
