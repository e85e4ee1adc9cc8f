import { describeChanges, outcomeTable } from "../../../cli/fleet/outcome";

test("changes are counted in words, without unchanged resources", () => {
  expect(describeChanges({ create: 9, update: 1, same: 4, delete: 0 })).toBe(
    "9 created, 1 updated",
  );
  expect(describeChanges({ same: 4, read: 1 })).toBe("");
});

test("the table has a line for each stack and a total", () => {
  const table = outcomeTable([
    { stack: "acme", result: "changed", detail: "9 created", seconds: 12.34 },
    { stack: "a-longer-name", result: "unchanged", detail: "", seconds: 3 },
    { stack: "b", result: "failed", detail: "error: no stack named 'b' found", seconds: 0.5 },
  ]);
  expect(table).toBe(`stack          result     seconds  detail
acme           changed    12.3     9 created
a-longer-name  unchanged  3.0
b              failed     0.5      error: no stack named 'b' found

3 stacks: 1 changed, 1 unchanged, 1 failed.`);
});

test("the table of many stacks fits on a screen, failures first", () => {
  const outcome = (result: "unchanged" | "failed", index: number) =>
    ({ stack: `tenant-${index}`, result, detail: "", seconds: 1 }) as const;
  const table = outcomeTable([
    ...Array.from({ length: 50 }, (_, index) => outcome("unchanged", index)),
    outcome("failed", 50),
  ]);
  const lines = table.split("\n");
  expect(lines).toHaveLength(24);
  expect(lines[1]).toMatch(/^tenant-50 +failed/);
  expect(lines.slice(-3)).toEqual([
    "… and 31 more, which `--json` lists.",
    "",
    "51 stacks: 0 changed, 50 unchanged, 1 failed.",
  ]);
});
