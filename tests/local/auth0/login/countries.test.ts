import {
  supportedCountry,
  listCountries,
  searchCountries,
} from "../../../../local/auth0/login/countries";

const codes = (query: string, language = "en") =>
  searchCountries(query, language).map(({ code }) => code);

test("lists every country once, by name, with its calling code", () => {
  const countries = listCountries("en");
  expect(new Set(countries.map(({ code }) => code)).size).toBe(countries.length);
  expect(countries).toContainEqual({ code: "CH", name: "Switzerland", callingCode: "41" });
  expect(countries.map(({ name }) => name)).toEqual(
    countries.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, "en")),
  );
});

test("names countries in the language of the page", () => {
  expect(listCountries("de")).toContainEqual({ code: "CH", name: "Schweiz", callingCode: "41" });
});

test.each([
  ["uk", "GB"],
  ["england", "GB"],
  ["united k", "GB"],
  ["kingdom", "GB"],
  ["+44", "GB"],
  ["0044", "GB"],
  ["usa", "US"],
  ["us", "US"],
  ["holland", "NL"],
  ["cote d", "CI"],
  ["  GERMANY ", "DE"],
])("finds what people search for by %p", (query, code) => {
  expect(codes(query)).toContain(code);
});

test("finds a country by its name in the language of the page, and in English", () => {
  expect(codes("deutsch", "de")).toEqual(["DE"]);
  expect(codes("germany", "de")).toEqual(["DE"]);
});

test("lists all countries for an empty search, and none for nonsense", () => {
  expect(codes("")).toHaveLength(listCountries("en").length);
  expect(codes("xyzzy")).toEqual([]);
});

test("knows only codes of countries that have phones", () => {
  expect(supportedCountry("DE")).toBe("DE");
  expect(supportedCountry("XX")).toBeUndefined();
  expect(supportedCountry("")).toBeUndefined();
});
