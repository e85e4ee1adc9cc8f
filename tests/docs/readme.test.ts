import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { PROGRAM_SCOPES } from "../../components/auth0/scopes";

const root = path.join(__dirname, "..", "..");
const readme = readFileSync(path.join(root, "README.md"), "utf8");

const rowLabels = {
  always: "every tenant",
  unified: "the Unified Phone Experience",
  testUserEmail: "a test user",
  deliveries: "`npm run deliveries`",
} as const;

describe("the README", () => {
  it("says in its third line what the project is, and has both commands by line 12", () => {
    const lines = readme.split("\n");
    expect(lines[2]).toMatch(/^Turns on SMS multi-factor login .*\.$/);
    expect(lines.slice(0, 12).join("\n")).toMatch(/npm start[\s\S]*npm test/);
  });

  it.each(Object.entries(rowLabels))("lists the scopes that are needed %s", (needed, label) => {
    const expected = PROGRAM_SCOPES.filter((scope) => scope.needed === needed);
    const row = readme.split("\n").find((line) => line.startsWith(`| ${label}`));
    expect(row).toBeDefined();
    const listed = [...(row ?? "").matchAll(/`([a-z]+:[a-z_]+)`/g)].map(([, scope]) => scope);
    expect(listed.sort()).toEqual(expected.map(({ scope }) => scope).sort());
  });

  it("has a row for all of them", () => {
    const needed = PROGRAM_SCOPES.map((scope) => scope.needed);
    expect([...new Set(needed)].sort()).toEqual(Object.keys(rowLabels).sort());
  });

  it("links only to what exists", () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target]) => target ?? "");
    const missing = links
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => !existsSync(path.join(root, target)));
    expect(missing).toEqual([]);
  });
});

it("AGENTS.md names files and folders that exist", () => {
  const map = readFileSync(path.join(root, "AGENTS.md"), "utf8").split("## Commands")[0] ?? "";
  const named = [...map.matchAll(/(?:^- .*\? |^\| )`([\w./-]+)`/gm)].map(([, name]) => name ?? "");
  expect(named).toHaveLength(18);
  expect(named.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
});
