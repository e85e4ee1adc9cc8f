import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  engineCache,
  keepEngine,
  keptEngine,
  makeCache,
} from "../../../../local/pulumi/engine/cache";
import { ENGINE_VERSION } from "../../../../local/pulumi/engine/version";

describe("the engine's cache", () => {
  let cache: string;
  beforeEach(() => (cache = mkdtempSync(join(tmpdir(), "engine-cache-"))));
  afterEach(() => {
    rmSync(cache, { recursive: true });
  });

  const fill = (content: string) => (directory: string) => {
    writeFileSync(join(directory, "engine"), content);
    return Promise.resolve();
  };
  const keptContent = (): string => readFileSync(join(keptEngine(cache), "engine"), "utf8");

  it("keeps what was made completely", async () => {
    await keepEngine(cache, fill("one"));
    expect(keptContent()).toBe("one");
    expect(readdirSync(cache)).toEqual([`engine-v${ENGINE_VERSION}`]);
  });

  it("keeps nothing of what failed", async () => {
    const fails = keepEngine(cache, async (directory) => {
      await fill("half")(directory);
      throw new Error("no Go");
    });
    await expect(fails).rejects.toThrow("no Go");
    expect(readdirSync(cache)).toEqual([]);
  });

  it("keeps the engine of the run that was faster", async () => {
    const slower = keepEngine(cache, async (directory) => {
      mkdirSync(keptEngine(cache));
      await fill("first")(keptEngine(cache));
      await fill("second")(directory);
    });
    await slower;
    expect(keptContent()).toBe("first");
    expect(readdirSync(cache)).toHaveLength(1);
  });

  it("removes what a killed run left, but not what a running one makes", async () => {
    // No process has the highest id that Linux allows, and this one runs.
    const [abandoned, running] = [
      `${keptEngine(cache)}.partial-4194305`,
      `${keptEngine(cache)}.partial-${process.ppid}`,
    ];
    mkdirSync(abandoned);
    mkdirSync(running);
    await keepEngine(cache, fill("one"));
    expect(existsSync(abandoned)).toBe(false);
    expect(existsSync(running)).toBe(true);
  });

  it("is where XDG_CACHE_HOME says", () => {
    const before = process.env["XDG_CACHE_HOME"];
    process.env["XDG_CACHE_HOME"] = "/somewhere";
    expect(engineCache()).toBe(join("/somewhere", "auth0-plivo-sms-mfa"));
    if (before === undefined) delete process.env["XDG_CACHE_HOME"];
    else process.env["XDG_CACHE_HOME"] = before;
  });

  it("is refused in a sentence if it can't be written", async () => {
    const file = join(cache, "file");
    writeFileSync(file, "");
    await expect(makeCache(join(file, "cache"))).rejects.toThrow(
      /^Pulumi's engine can't be kept in .*file.cache \(ENOTDIR\): set XDG_CACHE_HOME to a folder that can be written, or install `pulumi`/,
    );
  });
});
