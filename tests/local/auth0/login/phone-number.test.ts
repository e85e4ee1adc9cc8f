import { maskPhoneNumber, parsePhoneNumber } from "../../../../local/auth0/login/phone-number";

test.each([
  ["(202) 555-0143", "US", "+12025550143"],
  ["1 (202) 555-0143", "US", "+12025550143"],
  ["1-202-555-0143", "US", "+12025550143"],
  ["202.555.0143", "US", "+12025550143"],
  ["011 44 7400 123456", "US", "+447400123456"],
  ["07400 123456", "GB", "+447400123456"],
  ["447400123456", "GB", "+447400123456"],
  ["+44 (0)7400 123456", "GB", "+447400123456"],
  ["0176 12345678", "DE", "+4917612345678"],
  ["tel:+1-202-555-0143", "US", "+12025550143"],
  ["２０２５５５０１４３", "US", "+12025550143"],
  ["\u202a+1\u00a0202\u00a0555\u00a00143\u202c", "US", "+12025550143"],
])("reads %s in %s as %s", (number, country, expected) => {
  expect(parsePhoneNumber(number, country)).toBe(expected);
});

test.each([
  ["+44 7400 123456", "US"],
  ["0044 7400 123456", "US"],
  ["00447400123456", "DE"],
  ["＋44 7400 123456", "FR"],
])("reads %s in %s as a number with its own country code", (number, country) => {
  expect(parsePhoneNumber(number, country)).toBe("+447400123456");
});

test.each([
  ["12", "US"],
  ["", "US"],
  ["letters", "US"],
  ["+", "US"],
  ["00", "US"],
  ["+1 202 555 0143 0143 0143", "US"],
  ["(202) 555-0143", "XX"],
  ["(202) 555-0143", ""],
])("refuses %p in %p", (number, country) => {
  expect(parsePhoneNumber(number, country)).toBeUndefined();
});

test.each([
  ["+12025550143", "+XXXXXXX0143"],
  ["2025550143", "XXXXXX0143"],
  ["1-808-555-5555", "X-XXX-XXX-5555"],
])("shows only the last four digits of %s", (phone, masked) => {
  expect(maskPhoneNumber(phone)).toBe(masked);
});
