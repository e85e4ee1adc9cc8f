import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { holderStatus } from "../../../cli/recover/lock-holder";

const lockOf = (pid: number, timestamp = new Date()) => ({
  pid,
  username: "ada",
  hostname: "here",
  timestamp: timestamp.toISOString(),
});
const here = { folder: tmpdir() };

describe("the process that took a lock", () => {
  it("is running while it exists", () => {
    expect(holderStatus(lockOf(process.pid), here, "here")).toBe("running");
  });

  it("is gone when it has ended", async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    await once(child, "exit");
    expect(holderStatus(lockOf(child.pid ?? 0), here, "here")).toBe("gone");
  });

  it("is gone when the process with its id started later", () => {
    const before = new Date(Date.now() - 24 * 60 * 60 * 1000);
    expect(holderStatus(lockOf(process.pid, before), here, "here")).toBe("gone");
  });

  it.each([
    ["another host", here, "there"],
    ["a backend that other machines use, whatever the host's name", { folder: undefined }, "here"],
    ["a file system that isn't local", { folder: "/proc" }, "here"],
  ])("can't be known on %s", (_, store, host) => {
    expect(holderStatus(lockOf(4_000_000), store, host)).toBe("unknown");
  });

  it.each([0, -1, NaN, 1.5])("can't be known by the number %p", (pid) => {
    expect(holderStatus(lockOf(pid), here, "here")).toBe("unknown");
  });

  const canUnshare = spawnSync("unshare", ["--pid", "--fork", "true"]).status === 0;
  (canUnshare ? it : it.skip)(
    "can't be known where a container has a process of its number",
    async () => {
      const script = `process.stdout.write(String(process.pid)); setTimeout(() => {}, 60_000)`;
      const inside = spawn("unshare", [
        "--pid",
        "--fork",
        "--kill-child",
        process.execPath,
        "-e",
        script,
      ]);
      const [pid] = (await once(inside.stdout, "data")) as [Buffer];
      expect(holderStatus(lockOf(Number(pid.toString())), here, "here")).toBe("unknown");
      inside.kill("SIGKILL");
      await once(inside, "exit");
    },
  );
});
