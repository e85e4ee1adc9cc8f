import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import pulumi from "@pulumi/pulumi/package.json";
import { buildEngine } from "../../../../local/pulumi/engine/build";
import { ENGINE_VERSION } from "../../../../local/pulumi/engine/version";

describe("buildEngine", () => {
  const folder = mkdtempSync(join(tmpdir(), "engine-build-"));
  const path = process.env["PATH"];
  afterEach(() => (process.env["PATH"] = path));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** Puts a `go` on PATH that says it is of `version` and runs `script` in place of a build. */
  function useGo(version: string, script: string): void {
    writeFileSync(
      join(folder, "go"),
      `#!/bin/sh\nif [ "$1" = env ]; then echo ${version}; exit; fi\n${script}\n`,
    );
    chmodSync(join(folder, "go"), 0o755);
    process.env["PATH"] = `${folder}${delimiter}${path ?? ""}`;
  }
  const build = (signal = new AbortController().signal) =>
    buildEngine(join(folder, "out"), signal, () => undefined);

  it("says which Go to install when there is none", async () => {
    process.env["PATH"] = folder + "/nothing";
    await expect(build()).rejects.toThrow(
      "there is no Go to build it with; install Go 1.26 or newer (https://go.dev/dl)",
    );
  });

  it("says which Go to install when it is too old", async () => {
    useGo("go1.25.3", "exit 0");
    await expect(build()).rejects.toThrow(
      "Go 1.25 is too old to build it; install Go 1.26 or newer (https://go.dev/dl)",
    );
  });

  it("builds a static engine with its version and without optimization", async () => {
    useGo(
      "go1.26.8",
      `mkdir -p ${folder}/out/bin; echo "$CGO_ENABLED $GOTOOLCHAIN $PWD $*" > ${folder}/asked`,
    );
    await build();
    const asked = readFileSync(join(folder, "asked"), "utf8");
    expect(asked).toContain(`version.Version=v${ENGINE_VERSION}`);
    expect(asked).toMatch(/^0 local .*local\/pulumi\/engine build .*-gcflags=all=-N -l .*pulumi$/m);
  });

  it("reports what the compiler said when it fails", async () => {
    useGo("go1.26.8", "echo 'cannot find module' >&2; exit 1");
    await expect(build()).rejects.toThrow("`go build` failed: cannot find module");
  });

  it("ends the compiler when the signal aborts", async () => {
    useGo("go1.26.8", "sleep 600");
    const stop = new AbortController();
    const built = build(stop.signal);
    setTimeout(() => {
      stop.abort(new Error("stopped"));
    }, 300);
    await expect(built).rejects.toThrow("stopped");
  });

  it("builds the version that the Node SDK has", () => {
    expect(pulumi.version).toBe(ENGINE_VERSION);
    const module = readFileSync(join(__dirname, "../../../../local/pulumi/engine/go.mod"), "utf8");
    expect(module).toContain(`github.com/pulumi/pulumi/pkg/v3 v${ENGINE_VERSION}`);
  });
});
