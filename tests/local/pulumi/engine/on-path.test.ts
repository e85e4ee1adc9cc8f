import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { rootOnPath } from "../../../../local/pulumi/engine/on-path";

describe("the `pulumi` on PATH", () => {
  const folder = mkdtempSync(join(tmpdir(), "on path ü-"));
  const bin = (name: string): string => {
    const made = join(folder, name);
    mkdirSync(made, { recursive: true });
    for (const file of ["pulumi", "pulumi.exe"]) writeFileSync(join(made, file), "");
    return made;
  };
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("is the first one on PATH", () => {
    const path = [join(folder, "empty"), bin("first/bin"), bin("second/bin")].join(delimiter);
    expect(rootOnPath(path)).toBe(join(folder, "first"));
  });

  it("is not npm's, which would download an engine without notice", () => {
    expect(rootOnPath(bin("node_modules/.bin"))).toBeUndefined();
    expect(rootOnPath("")).toBeUndefined();
  });
});
