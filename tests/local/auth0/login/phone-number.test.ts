import {
  listCountries,
  maskPhoneNumber,
  parsePhoneNumber,
} from "../../../../local/auth0/login/phone-number";

test.each([
  ["(202) 555-0143", "US", "+12025550143"],
  ["07400 123456", "GB", "+447400123456"],
  ["+44 7400 123456", "US", "+447400123456"],
  ["0176 12345678", "DE", "+4917612345678"],
])("reads %s in %s as %s", (number, country, expected) => {
  expect(parsePhoneNumber(number, country)).toBe(expected);
});

test.each([
  ["12", "US"],
  ["", "US"],
  ["letters", "US"],
  ["(202) 555-0143", "XX"],
  ["(202) 555-0143", ""],
])("refuses %p in %p", (number, country) => {
  expect(parsePhoneNumber(number, country)).toBeUndefined();
});

test("shows the last four digits only", () => {
  expect(maskPhoneNumber("+12025550143")).toBe("+XXXXXXX0143");
});

test("lists every country once, by name, with its calling code", () => {
  const countries = listCountries();
  expect(new Set(countries.map(({ code }) => code)).size).toBe(countries.length);
  expect(countries).toContainEqual({ code: "CH", name: "Switzerland", callingCode: "41" });
  expect(countries.map(({ name }) => name)).toEqual(
    countries.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, "en")),
  );
});
