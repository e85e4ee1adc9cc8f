/** Red, green and blue, 0 to 255. */
type Color = readonly [number, number, number];

const HEX = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

/** Parses a color of six hexadecimal digits; `undefined` for everything else, gradients included. */
export function parseColor(text: unknown): Color | undefined {
  const match = typeof text === "string" ? HEX.exec(text.trim()) : null;
  if (!match) return undefined;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => Number.parseInt(part, 16));
  return [red, green, blue];
}

const toHex = (color: Color): string =>
  `#${color.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

/** Returns the relative luminance, as WCAG 2 defines it. */
function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Returns the contrast of two colors, from 1 to 21. */
export function contrast(a: Color, b: Color): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

const WHITE: Color = [255, 255, 255];
const BLACK: Color = [0, 0, 0];
/** WCAG 2.1 AA, for text of normal size. */
const READABLE = 4.5;

/** Returns black or white, whichever is easier to read on the color. */
export const textOn = (background: Color): string =>
  contrast(background, WHITE) >= READABLE ? toHex(WHITE) : toHex(BLACK);

/** Returns the color, moved toward black or white until text in it is readable on the background. */
export function readableOn(color: Color, background: Color): string {
  const target = luminance(background) > 0.5 ? BLACK : WHITE;
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = color.map((part, index) => part + ((target[index] ?? 0) - part) * share);
    const candidate = [mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0] as const;
    if (contrast(candidate, background) >= READABLE) return toHex(candidate);
  }
  return toHex(target);
}
