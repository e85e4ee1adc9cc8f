import { encodingOf } from "../../../local/plivo/message-text";

it.each([
  ["plain text", "a".repeat(160), "GSM", 160, 1],
  ["plain text over one SMS", "a".repeat(161), "GSM", 161, 2],
  ["characters of the extension, which count twice", "€".repeat(80), "GSM", 160, 1],
  ["Cyrillic", "ж".repeat(70), "UCS-2", 70, 1],
  ["one emoji in plain text", "your code 😀", "UCS-2", 12, 1],
  ["Cyrillic over one SMS", "ж".repeat(71), "UCS-2", 71, 2],
])("counts %s as its encoding does", (_what, text, name, length, units) => {
  expect(encodingOf(text)).toMatchObject({ name, length, units });
});
