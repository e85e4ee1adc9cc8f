import { parseStackList } from "../../../cli/fleet/stack-list";

describe("parseStackList", () => {
  it("reads one name per line, without blanks and comments", () => {
    expect(parseStackList("# tenants\nacme\n\n  beta # paused?\r\norg/mfa/gamma\n", "f")).toEqual([
      "acme",
      "beta",
      "org/mfa/gamma",
    ]);
  });

  it("names every line that is wrong", () => {
    expect(() => parseStackList("acme\nno name\nacme\n", "stacks.txt")).toThrow(
      "stacks.txt is not a list of stacks: line 2 is not a stack's name, line 3 has acme again.",
    );
  });

  it("names the first five wrong lines of a file that is something else", () => {
    expect(() => parseStackList("no name\n".repeat(90), "package.json")).toThrow(
      /line 5 is not a stack's name, and 85 more\.$/,
    );
  });

  it.each(["", "# none\n\n"])("refuses a list without a stack: %p", (text) => {
    expect(() => parseStackList(text, "stacks.txt")).toThrow("stacks.txt has no stack");
  });

  it.each(["no name", "a/b/c/d", "../up", "--stack", "a/"])(
    "does not accept %s as a stack",
    (name) => {
      expect(() => parseStackList(`ok\n${name}`, "f")).toThrow("line 2 is not a stack's name");
    },
  );
});
