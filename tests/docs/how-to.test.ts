import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CONFIG_KEYS } from "../../components/config/config-keys";

const DOCS = join(__dirname, "..", "..", "docs");
const PAGES = [
  ...readdirSync(join(DOCS, "how-to")).map((name) => join("how-to", name)),
  "environments.md",
  "state.md",
];
const { scripts } = JSON.parse(readFileSync(join(DOCS, "..", "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};

/** Flags that a script's source knows; every command names its own in its usage. */
function sourceOf(script: string): string {
  const file = /\S+\.ts$/.exec(scripts[script] ?? "")?.[0] ?? "";
  return readFileSync(join(DOCS, "..", file), "utf8");
}

describe.each(PAGES)("docs/%s", (page) => {
  const text = readFileSync(join(DOCS, page), "utf8");

  it("names only scripts that there are, with flags that they take", () => {
    for (const [, script = "", rest = ""] of text.matchAll(/npm run ([\w:-]+)([^\n`]*)/g)) {
      expect(scripts).toHaveProperty([script]);
      if (script === "doctor") continue;
      for (const [flag] of rest.matchAll(/--[a-z][\w-]*/g))
        expect(sourceOf(script)).toContain(flag);
    }
  });

  it("sets only keys that there are", () => {
    for (const [, key] of text.matchAll(/pulumi config set(?: --secret)? (\w+)/g))
      expect(CONFIG_KEYS).toHaveProperty([key ?? ""]);
  });

  it("links only to pages that there are", () => {
    for (const [, target = ""] of text.matchAll(/\]\((?!https:)([^)#]+)/g)) {
      expect(() => readFileSync(join(DOCS, page, "..", target))).not.toThrow();
    }
  });
});
