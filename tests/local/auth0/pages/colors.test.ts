import { contrast, parseColor, readableOn, textOn } from "../../../../local/auth0/pages/colors";

const color = (text: string) => parseColor(text) ?? [0, 0, 0];

test("contrast is 21 for black on white, and 1 for a color on itself", () => {
  expect(contrast(color("#000000"), color("#ffffff"))).toBeCloseTo(21);
  expect(contrast(color("#5a54f0"), color("#5a54f0"))).toBe(1);
});

test.each(["#000000", "#ffffff", "#635dff", "#FFDD00", "#777777", "#00ff00"])(
  "text on %s, and %s as text, reach AA",
  (text) => {
    const brand = color(text);
    expect(contrast(brand, color(textOn(brand)))).toBeGreaterThanOrEqual(4.5);
    for (const background of ["#ffffff", "#1b1e26"]) {
      const readable = color(readableOn(brand, color(background)));
      expect(contrast(readable, color(background))).toBeGreaterThanOrEqual(4.5);
    }
  },
);
