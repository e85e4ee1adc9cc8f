/** A clean copy of the repository, installed as `npm ci --omit=dev` does in production. It needs npm's registry or its cache. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { ROOT } from "../run-node";

const LEFT_OUT = ["node_modules", ".git", "coverage", "dist", "bin"];

const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};
/** The commands for people and workflows. One that also needs the local tenant installs what it misses before it runs. */
const COMMANDS = Object.keys(scripts).filter(
  (name) => /^node --import \S+ cli\//.test(scripts[name] ?? "") && !(`pre${name}` in scripts),
);

describe("an install without the development packages", () => {
  const folder = mkdtempSync(join(tmpdir(), "production-"));
  // Nothing of this run: neither its node_modules/.bin nor a `pulumi`.
  const env = {
    HOME: folder,
    PATH: [dirname(process.execPath), "/usr/bin", "/bin"].join(":"),
    NODE_ENV: "production",
    npm_config_cache: execFileSync("npm", ["config", "get", "cache"], { encoding: "utf8" }).trim(),
    npm_config_offline: "false",
  };
  const npm = (...args: string[]) => spawnSync("npm", args, { cwd: folder, env, encoding: "utf8" });

  beforeAll(() => {
    const isKept = (source: string): boolean =>
      !relative(ROOT, source)
        .split(sep)
        .some((part) => LEFT_OUT.includes(part));
    cpSync(ROOT, folder, { recursive: true, filter: isKept });
    const { status, stderr } = npm("ci", "--prefer-offline", "--no-audit", "--no-fund");
    expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
  }, 600_000);

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each(COMMANDS)("explains `npm run %s`", (name) => {
    const { status, stdout, stderr } = npm("run", "--silent", name, "--", "--help");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain(`Usage: npm run ${name}`);
  });

  it("says in a sentence that there is no `pulumi`", () => {
    const { status, stdout, stderr } = npm("run", "--silent", "doctor", "--", "--stack", "dev");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^There is no `pulumi` on PATH, [^\n]+, then run this again\.\n$/);
  });
});
