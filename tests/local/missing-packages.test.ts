import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../run-node";

describe("a command after an install that was interrupted", () => {
  const above = mkdtempSync(join(tmpdir(), "interrupted ü-"));
  const folder = join(above, "packages", "mfa");
  const run = () =>
    spawnSync(process.execPath, ["--import", "./local/tsx.mjs", "--eval", "0"], {
      cwd: folder,
      encoding: "utf8",
    });
  const install = (where: string, name: string): void => {
    const modules = join(where, "node_modules", name);
    mkdirSync(modules, { recursive: true });
    writeFileSync(join(modules, "package.json"), JSON.stringify({ name, main: "index.js" }));
    writeFileSync(join(modules, "index.js"), "");
  };

  beforeAll(() => {
    for (const name of ["tsx.mjs", "missing-packages.mjs"])
      cpSync(join(ROOT, "local", name), join(folder, "local", name));
    const dependencies = { tsx: "1.0.0", undici: "1.0.0" };
    writeFileSync(join(folder, "package.json"), JSON.stringify({ dependencies }));
  });
  afterAll(() => {
    rmSync(above, { recursive: true });
  });

  it("says in a sentence what is missing, and runs once it is installed here or in a folder above", () => {
    install(folder, "tsx");
    expect(run()).toMatchObject({
      status: 1,
      stdout: "",
      stderr:
        "The npm packages are incomplete, `undici` is missing: run `npm ci`, then run this again.\n",
    });
    install(above, "undici");
    expect(run()).toMatchObject({ status: 0, stderr: "" });
  });
});
