import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { bench } from "../../bench/main";
import { formatHelp } from "../../cli/help";
import { CONFIG_KEYS } from "../../components/config/config-keys";
import { listCommands } from "../../docs/generate/commands";
import { listControlRoutes } from "../../docs/generate/routes";
import { START_HELP } from "../../local/demo/options";
import { TENANT_HELP } from "../../local/world/command-line";

const ROOT = join(__dirname, "..", "..");
const PAGES = [
  ...readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" }).map((name) =>
    join("docs", name),
  ),
  ...readdirSync(ROOT),
].filter((name) => name.endsWith(".md"));
/** Pages that a person follows; a decision and the changelog also name what there was once. */
const FOLLOWED = PAGES.filter((name) => !/decisions|CHANGELOG|upgrading/.test(name));

const read = (page: string): string => readFileSync(join(ROOT, page), "utf8");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

const flagsIn = (text: string): string[] =>
  [...text.matchAll(/--[a-z][\w-]*/g)].map(([flag]) => flag);

/** The flags that each npm script accepts, those of Jest and of Pulumi as far as the pages use them. */
const FLAGS = new Map<string, readonly string[]>([
  ...listCommands().map(
    ({ script, command }) =>
      [script, [...Object.keys(command.flags), "help"].map((flag) => `--${flag}`)] as const,
  ),
  ["start", flagsIn(START_HELP)],
  ["tenant", flagsIn(TENANT_HELP)],
  ["bench", flagsIn(formatHelp(bench))],
  ["test", ["--shard"]],
  ["test:all", ["--shard"]],
  ["test:thorough", ["--shard"]],
  ["pulumi", ["--stack"]],
]);

/** A script's name after `npm run`, or `start` or `test`, and the rest of the line or of the quoted command. */
const RUN = /npm (?:run (?:--silent )?(?=[a-z])([\w:-]*\w)|(start|test)\b(?![\w:-]))([^\n`|]*)/g;

/** Returns the anchors of a page's headings, as GitHub makes them. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );

describe.each(PAGES)("%s", (page) => {
  const text = read(page);

  it("links only to files and headings that exist", () => {
    for (const [, target = "", anchor] of text.matchAll(
      /(?:\]\(|srcset="|src=")(?!https?:|mailto:)([^)#"\s]*)(?:#([^)"\s]+))?/g,
    )) {
      const file = target === "" ? page : join(page, "..", target);
      expect({ file, exists: existsSync(join(ROOT, file)) }).toEqual({ file, exists: true });
      if (anchor !== undefined && statSync(join(ROOT, file)).isFile())
        expect(anchorsOf(read(file))).toContain(anchor);
    }
  });
});

describe.each(FOLLOWED)("%s", (page) => {
  const text = read(page);

  it("names only existing scripts, with flags that they accept", () => {
    for (const [, ran, short, rest = ""] of text.matchAll(RUN)) {
      const named = ran ?? short ?? "";
      expect(scripts).toHaveProperty([named]);
      const used = flagsIn(rest.split(/ && | #|\. |, /)[0] ?? "");
      expect({ script: named, flags: FLAGS.get(named) ?? [] }).toEqual({
        script: named,
        flags: expect.arrayContaining(used) as string[],
      });
    }
  });

  it("sets only existing keys", () => {
    for (const [, key = ""] of text.matchAll(/pulumi config set(?: --secret)? ([a-z]\w*)\b(?!:)/g))
      expect(CONFIG_KEYS).toHaveProperty([key]);
  });
});

describe("the control plane", () => {
  it("is described completely, and without anything that it lacks", async () => {
    const served = new Set((await listControlRoutes()).map(({ path }) => path));
    const text = FOLLOWED.map(read).join("\n");
    const named = new Set([...text.matchAll(/\/_local\/\w+/g)].map(([path]) => path));
    const pages = ["/_local/inbox", "/_local/try"];
    expect([...named].sort()).toEqual([...served, ...pages].sort());
    for (const path of served) expect(read("docs/local-tenant.md")).toContain(path);
  });
});

it("every page is reached from the README or from a page that is", () => {
  const reached = new Set(["README.md"]);
  for (const page of reached)
    for (const [, target = ""] of read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)) {
      const file = join(page, "..", target);
      const isFolder = statSync(join(ROOT, file), { throwIfNoEntry: false })?.isDirectory();
      const inside = isFolder
        ? readdirSync(join(ROOT, file)).map((name) => join(file, name))
        : [file];
      for (const each of inside) if (each.endsWith(".md")) reached.add(each);
    }
  const found = [...reached];
  expect(PAGES.filter((page) => !found.includes(page) && page !== "CHANGELOG.md")).toEqual([]);
});
