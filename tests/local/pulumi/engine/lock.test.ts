import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withLock } from "../../../../local/pulumi/engine/lock";

describe("the engine's lock", () => {
  const folder = mkdtempSync(join(tmpdir(), "engine-lock-"));
  const name = join(folder, "engine");
  const held = `${name}.lock`;
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const { signal } = new AbortController();
  const onWait = jest.fn();
  beforeEach(() => onWait.mockClear());

  it("lets one work at a time, and says that the other waits", async () => {
    const order: string[] = [];
    const work = (which: string) => async () => {
      order.push(`${which} begins`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push(`${which} ends`);
    };
    await Promise.all(["a", "b"].map((which) => withLock(name, { signal, onWait }, work(which))));
    expect(order.map((line) => line.split(" ")[1])).toEqual(["begins", "ends", "begins", "ends"]);
    expect(onWait).toHaveBeenCalledTimes(1);
  });

  it("is free again after work that failed", async () => {
    const failed = withLock(name, { signal, onWait }, () => Promise.reject(new Error("no")));
    await expect(failed).rejects.toThrow("no");
    expect(existsSync(held)).toBe(false);
  });

  it("is taken over from an owner that has ended", async () => {
    mkdirSync(held);
    utimesSync(held, new Date(0), new Date(0));
    expect(await withLock(name, { signal, onWait }, () => Promise.resolve("done"))).toBe("done");
    expect(onWait).not.toHaveBeenCalled();
  });

  it("stops waiting when the signal aborts", async () => {
    mkdirSync(held);
    const stop = new AbortController();
    const options = {
      signal: stop.signal,
      onWait: () => {
        stop.abort(new Error("stopped"));
      },
    };
    await expect(withLock(name, options, () => Promise.resolve())).rejects.toThrow();
    expect(existsSync(held)).toBe(true);
  });
});
