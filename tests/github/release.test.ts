/** What the release workflow publishes next to the npm package, which `tests/engine/own-program.test.ts` installs. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ROOT = join(__dirname, "../..");
const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  version: string;
};
const folder = mkdtempSync(join(tmpdir(), "release-"));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const pack = (...args: string[]) =>
  spawnSync(process.execPath, [join(ROOT, ".github/release/pack.mjs"), ...args], {
    encoding: "utf8",
  });
const archive = (platform: string): string =>
  `pulumi-resource-auth0-plivo-v${version}-${platform}.tar.gz`;
const run = (command: string, ...args: string[]): string =>
  spawnSync(command, args, { cwd: folder, encoding: "utf8" }).stdout;

it("is refused for a tag that isn't the version of package.json", () => {
  const { status, stderr } = pack(join(folder, "wrong"), "v9.9.9");
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: `The tag is v9.9.9, but package.json has the version ${version}.\n`,
  });
});

describe("a release", () => {
  beforeAll(() => {
    writeFileSync(join(folder, "package.tgz"), "what npm packed");
    expect(pack(folder, `v${version}`)).toMatchObject({ status: 0, stderr: "" });
  });

  it("has the plugin for each platform, started as the platform does", () => {
    for (const platform of ["darwin-amd64", "darwin-arm64", "linux-amd64", "linux-arm64"]) {
      const files = run("tar", "-tf", archive(platform)).split("\n");
      expect(files).toEqual(expect.arrayContaining(["plugin.js", "pulumi-resource-auth0-plivo"]));
      expect(files).not.toContain("pulumi-resource-auth0-plivo.cmd");
    }
    const windows = run("tar", "-tf", archive("windows-amd64")).split("\n");
    expect(windows).toContain("pulumi-resource-auth0-plivo.cmd");
    expect(windows).not.toContain("pulumi-resource-auth0-plivo");
  });

  it("has a checksum for every archive, and the changelog's section as notes", () => {
    const checksums = readFileSync(join(folder, "checksums.txt"), "utf8");
    expect(checksums.trim().split("\n")).toHaveLength(6);
    expect(run("sha256sum", "--check", "checksums.txt")).not.toContain("FAILED");
    const notes = readFileSync(join(folder, "notes.md"), "utf8");
    expect(notes).toMatch(/^### Added|^\[Upgrading\]/);
    expect(notes).not.toContain("## 0.1.0");
  });

  it("has the same bytes when it is packed again", () => {
    const before = readFileSync(join(folder, "checksums.txt"), "utf8");
    pack(folder, `v${version}`);
    expect(readFileSync(join(folder, "checksums.txt"), "utf8")).toBe(before);
  });

  it("has a plugin that starts outside this repository", async () => {
    const place = join(folder, "installed");
    mkdirSync(place);
    run("tar", "-xf", archive("linux-amd64"), "-C", place);
    const plugin = spawn(join(place, "pulumi-resource-auth0-plivo"), ["127.0.0.1:1"], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, PATH: `${join(process.execPath, "..")}:${process.env["PATH"] ?? ""}` },
    });
    const [port] = (await once(createInterface({ input: plugin.stdout }), "line")) as [string];
    plugin.kill();
    expect(Number(port)).toBeGreaterThan(0);
  });
});
