import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { preferInstalledPulumi, PulumiFailure, runPulumi } from "../../cli/pulumi";

describe("runPulumi", () => {
  const { PATH } = process.env;
  let folder: string;

  /** Puts a `pulumi` that runs a shell script first on PATH. */
  function pulumiIs(script: string): void {
    writeFileSync(join(folder, "pulumi"), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, "pulumi"), 0o755);
    process.env["PATH"] = [folder, PATH].join(delimiter);
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-"));
  });
  afterEach(() => {
    process.env["PATH"] = PATH;
    rmSync(folder, { recursive: true });
  });

  it("puts its own flag before a value that follows `--`, which the CLI would count as a value too", async () => {
    pulumiIs('cat > input; echo "$@"');
    await expect(
      runPulumi(folder, ["config", "set", "key", "--", "value"], "the input"),
    ).resolves.toBe("--non-interactive config set key -- value\n");
    expect(readFileSync(join(folder, "input"), "utf8")).toBe("the input");
  });

  it("rejects with what a failed run printed, and without its arguments or input", async () => {
    pulumiIs("echo some output; echo 'error: no stack' >&2; exit 255");
    const failure = await runPulumi(folder, ["up", "argument"], "input").catch((e: unknown) => e);
    expect(failure).toBeInstanceOf(PulumiFailure);
    expect(failure).toMatchObject({ stdout: "some output\n", stderr: "error: no stack\n" });
    expect((failure as Error).message).not.toMatch(/argument|input/);
  });

  it("says what to install if the one in node_modules can't get the engine", async () => {
    pulumiIs("echo 'pulumi: fetch failed' >&2; exit 1");
    await expect(runPulumi(folder, ["whoami"])).rejects.toThrow("install the CLI");
  });

  it("prefers an installed `pulumi` over the one of node_modules, which npm puts first", () => {
    const own = join(__dirname, "..", "..", "node_modules", ".bin");
    const environment = { PATH: [own, "/opt/pulumi/bin"].join(delimiter) };
    preferInstalledPulumi(environment);
    expect(environment.PATH).toBe(["/opt/pulumi/bin", own].join(delimiter));
  });
});
