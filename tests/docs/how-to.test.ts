import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "../../cli/command";
import type { Flags } from "../../cli/flags";
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

/** Flags that a command accepts, by its npm script; none for a script that is no command of cli/. */
function flagsOf(script: string): string[] {
  const file = /cli\/\S+\.ts$/.exec(scripts[script] ?? "")?.[0];
  if (file === undefined) return [];
  const commands = Object.values(
    jest.requireActual<Record<string, Command<Flags>>>(join(DOCS, "..", file)),
  );
  const command = commands.find(({ name }) => name === script);
  return Object.keys(command?.flags ?? {}).map((flag) => `--${flag}`);
}

describe.each(PAGES)("docs/%s", (page) => {
  const text = readFileSync(join(DOCS, page), "utf8");

  it("names only scripts that there are, with flags that they take", () => {
    for (const [, script = "", rest = ""] of text.matchAll(/npm run ([\w:-]+)([^\n`]*)/g)) {
      expect(scripts).toHaveProperty([script]);
      const used = [...rest.matchAll(/--[a-z][\w-]*/g)].map(([flag]) => flag);
      expect({ script, flags: flagsOf(script) }).toEqual({
        script,
        flags: expect.arrayContaining(used) as string[],
      });
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
