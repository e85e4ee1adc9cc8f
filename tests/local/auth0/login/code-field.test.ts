import { readCode } from "../../../../local/auth0/login/code-field";

test.each([
  ["123456", "123456"],
  [" 123 456 ", "123456"],
  ["123-456", "123456"],
  ["１２３４５６", "123456"],
  ["١٢٣٤٥٦", "123456"],
  ["رمزك هو ۱۲۳ ۴۵۶.", "123456"],
  ["१२३४५६", "123456"],
  ["𝟏𝟐𝟑𝟿𝟾𝟶", "123980"],
  ["123456 is your verification code for Local tenant.", "123456"],
  ["Your code: 123 456. Call 5551234567.", "123456"],
  ["12345", "12345"],
  ["1234567", "1234567"],
  ["", ""],
])("reads %p as %p", (typed, code) => {
  expect(readCode(typed)).toBe(code);
});
