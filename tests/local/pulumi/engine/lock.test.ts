import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withLock } from "../../../../local/pulumi/engine/lock";

describe("the engine's lock", () => {
  const folder = mkdtempSync(join(tmpdir(), "engine-lock-"));
  const file = join(folder, "lock");
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const { signal } = new AbortController();
  const onWait = jest.fn();
  beforeEach(() => onWait.mockClear());

  it("lets one work at a time, and says that the other waits", async () => {
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push(`${name} ends`);
    };
    await Promise.all(["a", "b"].map((name) => withLock(file, { signal, onWait }, work(name))));
    expect(order.map((line) => line.split(" ")[1])).toEqual(["begins", "ends", "begins", "ends"]);
    expect(onWait).toHaveBeenCalledTimes(1);
  });

  it("is free again after work that failed", async () => {
    const failed = withLock(file, { signal, onWait }, () => Promise.reject(new Error("no")));
    await expect(failed).rejects.toThrow("no");
    expect(existsSync(file)).toBe(false);
  });

  it("is taken from an owner that is gone", async () => {
    // No process has an id above the highest that Linux allows.
    writeFileSync(file, "4194305");
    expect(await withLock(file, { signal, onWait }, () => Promise.resolve("done"))).toBe("done");
  });

  it("stops waiting when it is told to", async () => {
    writeFileSync(file, String(process.ppid));
    const stop = new AbortController();
    const options = {
      signal: stop.signal,
      onWait: () => {
        stop.abort(new Error("stopped"));
      },
    };
    await expect(withLock(file, options, () => Promise.resolve())).rejects.toThrow();
    rmSync(file);
  });
});
