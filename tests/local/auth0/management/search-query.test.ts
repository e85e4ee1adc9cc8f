import { search } from "../../../../local/auth0/management/search-query";

const ITEMS = [
  { n: 1, type: "s", date: "2026-11-01T10:00:00.000Z", details: { reason: "no credit" } },
  { n: 2, type: "gd_send_sms", date: "2026-11-02T10:00:00.000Z", user: "ada@example.com" },
  { n: 3, type: "fp", date: "2026-11-03T10:00:00.000Z", tags: [{ name: "a" }, { name: "b" }] },
];
const found = (query: string): unknown[] => search(ITEMS, query).map(({ n }) => n);

test.each([
  ["", [1, 2, 3]],
  ["type:s", [1]],
  ["type:S", [1]],
  ["type:gd_*", [2]],
  ["type:f?", [3]],
  ["type:s OR type:fp", [1, 3]],
  ["type:(s OR fp)", [1, 3]],
  ["type:(s fp)", []],
  ["NOT type:s", [2, 3]],
  ["-type:s AND n:2", [2]],
  ["n:1 OR n:2 AND type:fp", [1]],
  ["(n:1 OR n:2) AND type:s", [1]],
  ['details.reason:"no credit"', [1]],
  ["tags.name:b", [3]],
  ["_exists_:user", [2]],
  ["NOT _exists_:user", [1, 3]],
  ["n:[2 TO 3]", [2, 3]],
  ["n:{1 TO 3}", [2]],
  ["n:[2 TO *]", [2, 3]],
  ["date:[2026-11-02 TO *]", [2, 3]],
  ["date:[2026-11-01T09:00:00Z TO 2026-11-01T11:00:00Z]", [1]],
  ["user:ada@example.com", [2]],
  ["ada", [2]],
])("%s finds %j", (query, expected) => {
  expect(found(query)).toEqual(expected);
});

test.each(["(type:s", "type:s)", "type:s AND", "n:[1 3]"])("refuses %s", (query) => {
  expect(() => found(query)).toThrow("can't be read");
});
