import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../run-node";

describe("the check before the plugin is built", () => {
  const folder = mkdtempSync(join(tmpdir(), "omitted ü-"));
  const check = (root: string) =>
    spawnSync(process.execPath, [join(root, "provider", "has-esbuild.mjs")], { encoding: "utf8" });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("is silent if esbuild works", () => {
    expect(check(ROOT)).toMatchObject({ status: 0, stdout: "", stderr: "" });
  });

  it("prints one sentence with the command if npm left out esbuild's binary", () => {
    const esbuild = join("node_modules", "esbuild");
    mkdirSync(join(folder, esbuild), { recursive: true });
    cpSync(join(ROOT, "provider", "has-esbuild.mjs"), join(folder, "provider", "has-esbuild.mjs"));
    for (const part of ["lib", "package.json"])
      cpSync(join(ROOT, esbuild, part), join(folder, esbuild, part), { recursive: true });
    const { status, stderr } = check(folder);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^esbuild's program .*: run `npm ci --include=optional`\.\n$/);
  });
});
