import fc from "fast-check";
import type { Plan } from "../../../../cli/preview/plan/plan";
import { planMarkdown } from "../../../../cli/preview/plan/plan-markdown";

const EMPTY: Plan = {
  stack: "dev",
  offline: false,
  changes: [],
  unchanged: 0,
  errors: [],
  notes: [],
};

/** What is left of a comment outside its code spans: only this can be markup. */
function outsideCode(markdown: string): string {
  return markdown.replaceAll(/`[^`\n]*`/g, "");
}

describe("planMarkdown", () => {
  it("shows a table of changes", () => {
    const change = {
      operation: "update",
      name: "mfa",
      type: "auth0:index/guardian:Guardian",
      properties: [{ path: "policy", before: '"never"', after: '"all-applications"' }],
    } as const;
    expect(planMarkdown({ ...EMPTY, unchanged: 3, changes: [change] })).toBe(`### Plan for \`dev\`

1 to update, 3 unchanged.

| | Resource | Type | Properties |
| --- | --- | --- | --- |
| update | \`mfa\` | \`auth0:index/guardian:Guardian\` | \`policy\`: \`"never"\` → \`"all-applications"\` |`);
  });

  it("shows errors, notes and that a plan was made offline", () => {
    const markdown = planMarkdown({ ...EMPTY, offline: true, errors: ["bad"], notes: ["mind"] });
    expect(markdown).toContain("Made on a local tenant, without the account.");
    expect(markdown).toContain("- `bad`");
    expect(markdown).toContain("Note: `mind`");
  });

  it("stays below GitHub's limit", () => {
    const changes = Array.from({ length: 500 }, () => ({
      operation: "create" as const,
      name: "n".repeat(200),
      type: "t".repeat(200),
      properties: [],
    }));
    const markdown = planMarkdown({ ...EMPTY, changes });
    expect(markdown.length).toBeLessThan(65_536);
    expect(markdown).toContain("The plan is cut here");
  });

  it("is cut at the end of a line, so that no text is left outside its code span", () => {
    const changes = Array.from({ length: 500 }, (_, index) => ({
      operation: "create" as const,
      name: "@admin".repeat(30 + (index % 3)),
      type: "t".repeat(150),
      properties: [],
    }));
    for (let length = 0; length < 400; length += 7) {
      const markdown = planMarkdown({ ...EMPTY, errors: ["e".repeat(length)], changes });
      expect(outsideCode(markdown)).not.toContain("@admin");
    }
  });

  it("lets no text of the plan out of its code span", () => {
    const nasty = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "`@admin`",
        "|\n# heading",
        "</td><script>",
        "``` \n[a](http://b)",
        "\r@all",
        "\u2028<img src=x>",
      ),
    );
    fc.assert(
      fc.property(nasty, nasty, nasty, (name, path, error) => {
        const properties = [{ path, before: name, after: error }];
        const plan: Plan = {
          ...EMPTY,
          stack: name,
          errors: [error],
          notes: [path],
          changes: [{ operation: "update", name, type: path, properties }],
        };
        const lines = outsideCode(planMarkdown(plan)).split("\n");
        expect(lines).toEqual([
          "### Plan for ",
          "",
          "1 to update, 0 unchanged.",
          "",
          " would fail:",
          "",
          "- ",
          "",
          "| | Resource | Type | Properties |",
          "| --- | --- | --- | --- |",
          "| update |  |  | :  →  |",
          "",
          "Note: ",
        ]);
      }),
    );
  });
});
