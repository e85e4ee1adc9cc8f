import { formatTable } from "../../cli/table";

describe("a table", () => {
  it("aligns its columns and leaves no blanks at the end", () => {
    const lines = formatTable(
      ["", "check", "found"],
      [
        ["ok", "policy", "on"],
        ["fault", "factor", ""],
      ],
    ).split("\n");
    expect(lines).toEqual(["       check   found", "ok     policy  on", "fault  factor"]);
  });

  it("wraps its last column between words", () => {
    const text = "one two three four five six seven eight nine ten eleven twelve";
    const lines = formatTable(["a", "b"], [["x", text]], 45).split("\n");
    expect(lines.slice(1).every((line) => line.length <= 45)).toBe(true);
    expect(
      lines
        .slice(1)
        .map((line) => line.trim())
        .join(" "),
    ).toBe(`x  ${text}`);
  });
});
