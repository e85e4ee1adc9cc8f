import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const ROOT = join(__dirname, "../..");

/** The repository's limits, without the rules that need the types of a whole project. */
const CONFIG = `
import { parser } from ${JSON.stringify(pathToFileURL(join(ROOT, "node_modules/typescript-eslint/dist/index.js")).href)};
import { limits } from ${JSON.stringify(pathToFileURL(join(ROOT, "eslint/limits.mjs")).href)};
export default [{ files: ["**/*.ts"], languageOptions: { parser } }, ...limits];
`;

describe("the limits of the rooms", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "limits-"));
    writeFileSync(join(folder, "eslint.config.mjs"), CONFIG);
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function lint(files: Record<string, string>): { status: number | null; output: string } {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const eslint = join(ROOT, "node_modules/eslint/bin/eslint.js");
    const { status, stdout, stderr } = spawnSync(process.execPath, [eslint, "."], {
      cwd: folder,
      encoding: "utf8",
    });
    return { status, output: stdout + stderr };
  }

  it("accept files that keep them", () => {
    const { status, output } = lint({
      "components/app.ts": 'import { name } from "./name";\nexport const app = name;\n',
      "components/name.ts": 'export const name = "app";\n'.padEnd(3000, "\n").slice(0, 150),
      "cli/doctor.ts": 'import { app } from "../components/app";\nexport const doctor = app;\n',
    });
    expect(output).toBe("");
    expect(status).toBe(0);
  });

  it("refuse an import of local/ from components/, also of types and at run time", () => {
    const { status, output } = lint({
      "local/world.ts": "export interface World { port: number }\nexport const world = 1;\n",
      "components/app.ts": 'import { world } from "../local/world";\nexport const app = world;\n',
      "components/type.ts":
        'import type { World } from "../local/world";\nexport type W = World;\n',
      "components/late.ts": 'export const late = () => import("../local/world");\n',
    });
    expect(output.match(/components\/ may not import local\/world\.ts/g)).toHaveLength(3);
    expect(status).toBe(1);
  });

  it.each([
    ["an import", "import"],
    ["an import of types", "import type"],
  ])("refuse a cycle of %s, and name its path", (_what, how) => {
    const { status, output } = lint({
      "cli/a.ts": `${how} { B } from "./b";\nexport interface A { b: B }\n`,
      "cli/b.ts": `${how} { C } from "./c";\nexport interface B { c: C }\n`,
      "cli/c.ts": `${how} { A } from "./a";\nexport interface C { a: A }\n`,
    });
    expect(output).toContain("Import cycle: cli/b.ts -> cli/c.ts -> cli/a.ts");
    expect(status).toBe(1);
  });

  it("refuse a docstring of an exported function that begins without a verb", () => {
    const { status, output } = lint({
      "cli/verbs.ts": `${[
        "Returns the name.",
        "Reads, then writes.",
        "The name.",
        "Seconds.",
        "Whether.",
      ]
        .map((text, n) => `/** ${text} */\nexport const f${n} = () => ${n};\n`)
        .join("")}/** A name. */\nexport const name = 1;\n`,
    });
    expect(output.match(/^ +\d+(?=:.*Begin the docstring with a verb)/gm)).toEqual(
      ["5", "7", "9"].map((line) => `  ${line}`),
    );
    expect(status).toBe(1);
  });

  it("refuse a file of 151 lines and a function of 41", () => {
    const { status, output } = lint({
      "cli/long.ts": `${"\n".repeat(150)}export const long = 1;\n`,
      "cli/function.ts": `export function long(): void {\n${"  void 0;\n".repeat(39)}}\n`,
    });
    expect(output).toMatch(/long\.ts[^]*max-lines\b/);
    expect(output).toMatch(/function\.ts[^]*max-lines-per-function/);
    expect(status).toBe(1);
  });
});
