import { spawn } from "node:child_process";
import { once } from "node:events";
import { findLockHolder } from "../../../cli/recover/lock-holder";

const lockOf = (pid: number, timestamp = new Date()) => ({
  file: "lock.json",
  pid,
  username: "ada",
  hostname: "here",
  timestamp: timestamp.toISOString(),
});

describe("the holder of a stack's lock", () => {
  it("is running while its process is there", () => {
    expect(findLockHolder(lockOf(process.pid), "here")).toBe("running");
  });

  it("is gone when its process ended", async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    await once(child, "exit");
    expect(findLockHolder(lockOf(child.pid ?? 0), "here")).toBe("gone");
  });

  it("is gone when the process of its number started later", () => {
    const before = new Date(Date.now() - 24 * 60 * 60 * 1000);
    expect(findLockHolder(lockOf(process.pid, before), "here")).toBe("gone");
  });

  it("can't be seen from another machine", () => {
    expect(findLockHolder(lockOf(process.pid), "there")).toBe("elsewhere");
  });
});
