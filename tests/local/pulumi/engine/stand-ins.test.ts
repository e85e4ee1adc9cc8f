import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { addStandIns, lacksLanguageHost } from "../../../../local/pulumi/engine/stand-ins";

describe("what a built engine lacks", () => {
  // As a user's home may be called.
  const root = mkdtempSync(join(tmpdir(), "stand ins ü-"));
  const bin = join(root, "bin");
  const host = join(bin, "pulumi-language-nodejs");
  mkdirSync(bin);
  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  it("is a language host that prints its port, and ends with the engine that started it", async () => {
    expect(lacksLanguageHost(root)).toBe(true);
    await addStandIns(root);

    const child = spawn(host, ["127.0.0.1:1"], { cwd: "/", stdio: ["pipe", "pipe", "inherit"] });
    const ended = once(child, "exit");
    const [port] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    expect(Number(port)).toBeGreaterThan(1024);
    child.stdin.end();
    expect(await ended).toEqual([0, null]);
  });

  it("is not written again if it is up to date", async () => {
    const file = `${host}.cjs`;
    const before = statSync(file).ino;
    await addStandIns(root);
    expect(statSync(file).ino).toBe(before);
    expect(lacksLanguageHost(root)).toBe(true);
  });

  it("is not added to an engine with Pulumi's own host", () => {
    rmSync(`${host}.cjs`);
    writeFileSync(host, "Pulumi's own");
    expect(lacksLanguageHost(root)).toBe(false);
  });
});
